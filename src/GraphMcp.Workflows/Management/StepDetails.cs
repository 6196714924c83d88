using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Management;

/// <summary>One step of a workflow: what it is, how it is, how far it is.</summary>
/// <param name="Step">The step as the template had it when the workflow was started.</param>
/// <param name="Status">How it is.</param>
/// <param name="Progress">How many of its pages are done.</param>
/// <param name="Failure">Why it failed, or null.</param>
public sealed record StepDetails(TemplateStep Step, StepStatus Status, StepProgress Progress, WorkflowFailure? Failure);
