using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Templates;

/// <summary>One step of a template.</summary>
/// <param name="Id">Its id in the template.</param>
/// <param name="Uses">What it does.</param>
/// <param name="DependsOn">The ids of the steps that must be done before it starts.</param>
/// <param name="When">A <see cref="Condition"/> without which it is skipped; null runs it always.</param>
/// <param name="Processor">The name of the processor of a process step.</param>
public sealed record TemplateStep(string Id, StepKind Uses, IReadOnlyList<string> DependsOn, string? When = null, string? Processor = null)
{
    /// <summary>Gets how many seconds it may take until it is drained and fails; null sets no limit. The time in which it is paused counts.</summary>
    public int? TimeoutSeconds { get; init; }

    /// <summary>Gets how its activities are retried; null as the host says.</summary>
    public RetrySettings? Retry { get; init; }

    /// <summary>Gets whether the steps behind it run even if it fails, and the workflow does not fail by it.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>Gets the resource pool that each of its batches takes a place in; null takes none.</summary>
    public string? Pool { get; init; }
}
