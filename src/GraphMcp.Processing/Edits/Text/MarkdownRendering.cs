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

    private static readonly MarkdownPipeline Extended = new MarkdownPipelineBuilder().UseYamlFrontMatter().UseAdvancedExtensions().Build();

    /// <summary>Returns the insertions of which no rendering gains anything but the marker.</summary>
    public static IReadOnlyList<ProposedEdit> KeptBy(string text, IReadOnlyList<ProposedEdit> insertions, string marker)
    {
        return AreKept(insertions)
            ? insertions
            : insertions.Aggregate((IReadOnlyList<ProposedEdit>)[], (kept, next) => AreKept([.. kept, next]) ? [.. kept, next] : kept);

        bool AreKept(IReadOnlyList<ProposedEdit> inserted)
        {
            var after = Insert(text, inserted);
            return Array.TrueForAll([Core, Extended], host => Render(after, host, marker) == Render(text, host, marker));
        }
    }

    private static string Insert(string text, IEnumerable<ProposedEdit> insertions) =>
        insertions
            .OrderByDescending(insertion => insertion.Offset)
            .Aggregate(text, (all, insertion) => all.Insert(insertion.Offset, insertion.Replacement));

    private static string Render(string text, MarkdownPipeline host, string marker) =>
        Markdown.ToHtml(text, host).ReplaceLineEndings("\n").Replace(marker + "\n", "", StringComparison.Ordinal).TrimEnd('\n');
}
