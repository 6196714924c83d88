namespace GraphMcp.Workflows.Errors;

/// <summary>Why a workflow failed, as data: part of its persisted outcome.</summary>
/// <param name="Code">A stable code in kebab case (<c>too-many-failures</c>, <c>source-unavailable</c>, <c>step-failed</c> …).</param>
/// <param name="Message">For a person, without secrets.</param>
/// <param name="StepId">The step that failed, where one did.</param>
public sealed record WorkflowFailure(string Code, string Message, string? StepId = null);
