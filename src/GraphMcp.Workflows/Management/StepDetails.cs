using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Management;

/// <summary>One step of a workflow: what it is, how it is, how far it is.</summary>
/// <param name="Step">The step as the template had it when the workflow was started.</param>
/// <param name="Status">How it is: state, start, end, retried calls.</param>
/// <param name="Progress">How many of its pages, and for a process step of its files, are done.</param>
/// <param name="Failure">Why it failed, or null.</param>
public sealed record StepDetails(TemplateStep Step, StepStatus Status, StepProgress Progress, WorkflowFailure? Failure)
{
    /// <summary>Gets how long it has taken so far in seconds; null before its start.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Gets the attempts at its calls: one, and one more for each call that failed and was tried again.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets what it works on, in a few values.</summary>
    public IReadOnlyDictionary<string, JsonElement> Input { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Gets what it has made so far, in a few values.</summary>
    public IReadOnlyDictionary<string, JsonElement> Output { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

    /// <summary>Gets its batches; null for a step that has none.</summary>
    public StepBatches? Batches { get; init; }

    /// <summary>Gets its failures, grouped, the most frequent first.</summary>
    public IReadOnlyList<ErrorPattern> Errors { get; init; } = [];

    /// <summary>Gets its last events, up to 50.</summary>
    public IReadOnlyList<WorkflowEvent> Events { get; init; } = [];
}
