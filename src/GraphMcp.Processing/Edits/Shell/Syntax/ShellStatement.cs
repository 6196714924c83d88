using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>Pipelines between <c>&amp;&amp;</c> and <c>||</c>, up to the end of the statement.</summary>
/// <param name="Core">From the first to the last character, without what ends it.</param>
/// <param name="Range">With a <c>;</c> or <c>&amp;</c> that ends it.</param>
/// <param name="Pipelines">At least one.</param>
/// <param name="Operators">What stands between them.</param>
internal sealed record ShellStatement(
    TextRange Core,
    TextRange Range,
    IReadOnlyList<ShellPipeline> Pipelines,
    IReadOnlyList<string> Operators
)
{
    /// <summary>Gets the here documents that are read behind the statement's last line.</summary>
    public IReadOnlyList<ShellHeredoc> Heredocs { get; init; } = [];

    public IEnumerable<ShellCommand> Commands => Pipelines.SelectMany(pipeline => pipeline.Commands);

    /// <summary>Gets everything that belongs to it, here documents too.</summary>
    public TextRange Whole => Range with { End = Heredocs.Select(each => each.Body.End).Append(Range.End).Max() };

    /// <summary>Gets the lists of statements inside of it.</summary>
    public IEnumerable<ShellList> Lists => Commands.SelectMany(command => command.Lists);
}
