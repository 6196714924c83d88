using CsCheck;
using GraphMcp.Processing.Edits.Text;
using Markdig;

namespace GraphMcp.Processing.Tests.Edits.Text;

public sealed class DocumentGenerativeTests
{
    private const string MarkdownMarker = "<!-- graphmcp:decommissioned postgres_air: this passage describes a retired database. -->\n";

    private static readonly string[] Paths = ["a.txt", "a.rst", "a.adoc"];
    private static readonly string[] Names = ["postgres_air", "POSTGRES_AIR", "booking", "postgres_air_2"];

    private static readonly string[] Blocks =
    [
        "# Heading NAME\n",
        "Setext NAME\n===\n",
        "A paragraph\nwith NAME in it\n",
        "- item\n- NAME\n  - nested\n",
        "* item\n\n* NAME\n\n      code\n",
        "1. one NAME\n2. two\n",
        "> quote NAME\n> more\n",
        "| a | b |\n|---|---|\n| NAME | c |\n",
        "```sh\npsql NAME\n\nmore\n```\n",
        "~~~\n# NAME\n",
        "    indented NAME\n\n    code\n",
        "<div>\nNAME\n</div>\n",
        "<pre>\n\nNAME\n</pre>\n",
        "<!-- a comment NAME -->\n",
        "[NAME]: http://example.com/NAME\n",
        "[^n]: footnote NAME\n",
        "text[^n] and [NAME]\n",
        "---\n",
        "***\n",
        ":::note\nNAME\n:::\n",
        "> [!NOTE]\n> NAME\n",
        "$$\nNAME\n$$\n",
        "---\ntitle: NAME\n---\n",
        "   - odd NAME\n",
        "\ttab NAME\n",
        "lazy\n- NAME\nlazy\n",
        "\n",
        "\n\n",
    ];

    private static readonly Gen<string> Documents = Gen.Select(
        Gen.Int[0, Blocks.Length - 1].Array[0, 10],
        Gen.Int[0, 3].Array[12],
        Gen.Bool.Array[12],
        (blocks, names, parted) =>
            string.Concat(blocks.Select((block, index) => Named(Blocks[block], names[index]) + (parted[index] ? "\n" : "")))
    );

    [Theory]
    [InlineData(null)]
    // A marker that was tried again stood before one that was kept already.
    [InlineData("5gsP-_NhdaF2")]
    // A marker parted what had been one passage; its second half was marked by a second run only.
    [InlineData("fbYYxro8UW-4")]
    [InlineData("02hFEM807Kh3")]
    public void Propose_AnyMarkdown_OnlyAddsMarkersThatDoNotShow(string? seed) =>
        Gen.Select(Documents, Gen.Bool)
            .Sample(
                (text, crlf) =>
                {
                    var run = DocumentRun.Of(new MarkdownEdits(), "markdown", "page.md", crlf ? text.ReplaceLineEndings("\r\n") : text);
                    var after = run.After.ReplaceLineEndings("\n");
                    Assert.Equal(text, after.Replace(MarkdownMarker, "", StringComparison.Ordinal));
                    Assert.Equal(Html(text), Html(after).Replace(MarkdownMarker, "", StringComparison.Ordinal));
                    Assert.All(run.LeftCodes, code => Assert.Equal("no-place-for-marker", code));
                },
                seed: seed,
                iter: 1000
            );

    [Fact]
    public void Propose_AnyText_OnlyAddsMarkers() =>
        Gen.Select(Documents, Gen.Int[0, 2].Select(index => Paths[index]))
            .Sample(
                (text, path) =>
                {
                    var run = DocumentRun.Of(new TextEdits(), "text", path, text);
                    var markers = run.After.Split('\n').Count(line => line.Contains("graphmcp:", StringComparison.Ordinal));
                    Assert.Equal(markers, run.Proposal.Edits.Count);
                    Assert.Equal(
                        Piece.LinesOf(text),
                        Piece.LinesOf(run.After).Where(line => !line.Contains("graphmcp:", StringComparison.Ordinal))
                    );
                    Assert.Equal(run.References.Count, run.Proposal.Edits.Sum(edit => edit.Handles.Count));
                },
                iter: 1000
            );

    private static string Named(string block, int name) => block.Replace("NAME", Names[name], StringComparison.Ordinal);

    private static string Html(string text) =>
        Markdown.ToHtml(text, new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().UseFootnotes().Build());
}
