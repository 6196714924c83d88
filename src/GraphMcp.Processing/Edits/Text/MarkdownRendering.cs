using Markdig;

namespace GraphMcp.Processing.Edits.Text;

/// <summary>What a Markdown document looks like to its readers, on hosts with and without the usual extensions.</summary>
internal sealed class MarkdownRendering(string text, string marker)
{
    /// <summary>What nearly every host understands.</summary>
    public static readonly MarkdownPipeline Core = new MarkdownPipelineBuilder()
        .UseYamlFrontMatter()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseAlertBlocks()
        .UseAutoLinks()
        .Build();

    private static readonly MarkdownPipeline[] Hosts =
    [
        Core,
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UseAdvancedExtensions().Build(),
    ];

    private readonly string[] _before = Array.ConvertAll(Hosts, host => Render(text, host, marker));

    /// <summary>Returns those of the insertions of which, beside the kept ones, no rendering gains anything but the marker.</summary>
    public IReadOnlyList<ProposedEdit> KeptBeside(IReadOnlyList<ProposedEdit> kept, IReadOnlyList<ProposedEdit> insertions)
    {
        List<ProposedEdit> gained = [];
        Try(insertions);
        return gained;

        // Nearly always all of them are kept; the few that are not are found by halves.
        void Try(IReadOnlyList<ProposedEdit> next)
        {
            // One that is tried again may stand before others that are kept already.
            var after = EditedText.Apply(text, [.. kept.Concat(gained).Concat(next).OrderBy(edit => edit.Offset)]).Text;
            if (Hosts.Zip(_before).All(host => Render(after, host.First, marker).Equals(host.Second, StringComparison.Ordinal)))
            {
                gained.AddRange(next);
            }
            else if (next.Count > 1)
            {
                Try([.. next.Take(next.Count / 2)]);
                Try([.. next.Skip(next.Count / 2)]);
            }
        }
    }

    private static string Render(string text, MarkdownPipeline host, string marker) =>
        Markdown.ToHtml(text, host).ReplaceLineEndings("\n").Replace(marker + "\n", "", StringComparison.Ordinal).TrimEnd('\n');
}
