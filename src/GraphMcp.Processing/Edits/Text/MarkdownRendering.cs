using Markdig;

namespace GraphMcp.Processing.Edits.Text;

/// <summary>What a Markdown document looks like to its readers, on hosts with and without the usual extensions.</summary>
internal static class MarkdownRendering
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

    /// <summary>Returns the insertions of which no rendering gains anything but the marker.</summary>
    public static IReadOnlyList<ProposedEdit> KeptBy(string text, IReadOnlyList<ProposedEdit> insertions, string marker)
    {
        var before = Array.ConvertAll(Hosts, host => Render(text, host, marker));
        List<ProposedEdit> kept = [];
        int settled;
        // A marker that is kept may make room for one that was not: a second run over the result must find nothing more to do.
        do
        {
            settled = kept.Count;
            Try([.. insertions.Except(kept)]);
        } while (kept.Count > settled && kept.Count < insertions.Count);
        return [.. kept.OrderBy(edit => edit.Offset)];

        // Nearly always all of them are kept; the few that are not are found by halves.
        void Try(IReadOnlyList<ProposedEdit> next)
        {
            // One that is tried again may stand before others that are kept already.
            var after = EditedText.Apply(text, [.. kept.Concat(next).OrderBy(edit => edit.Offset)]).Text;
            if (Hosts.Zip(before).All(host => Render(after, host.First, marker).Equals(host.Second, StringComparison.Ordinal)))
            {
                kept.AddRange(next);
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
