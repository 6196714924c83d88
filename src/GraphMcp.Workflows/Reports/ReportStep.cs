using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Orchestration;

namespace GraphMcp.Workflows.Reports;

/// <summary>A process step that a report covers.</summary>
/// <param name="Number">Its number among the template's process steps, from 0.</param>
/// <param name="Id">Its id in the template.</param>
public sealed record ReportStep(int Number, string Id)
{
    /// <summary>Returns the process steps that a report of a workflow covers: those whose condition holds.</summary>
    /// <remarks>Never empty, so that also a plan of which nothing is processed is reported.</remarks>
    public static IReadOnlyList<ReportStep> Of(WorkflowInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var steps = input.ProcessSteps.Select((step, number) => new ReportStep(number, step.Id)).ToArray();
        var run = steps.Where(step => !input.SkippedSteps.Contains(step.Id, StringComparer.Ordinal)).ToArray();
        return (run, steps) switch
        {
            ({ Length: > 0 }, _) => run,
            (_, { Length: > 0 }) => steps[..1],
            _ => [new ReportStep(0, "")],
        };
    }

    /// <summary>Returns the shards of which a report has a part each, in the report's order: page by page, in a page step by step.</summary>
    /// <param name="input">The workflow's input.</param>
    /// <param name="pages">The pages of the plan.</param>
    public static IEnumerable<int> ShardsOf(WorkflowInput input, int pages) => ShardsOf(Of(input), pages);

    internal static IEnumerable<int> ShardsOf(IReadOnlyList<ReportStep> steps, int pages) =>
        from page in Enumerable.Range(0, pages)
        from step in steps
        select ShardNumbers.Of(step.Number, page);
}
