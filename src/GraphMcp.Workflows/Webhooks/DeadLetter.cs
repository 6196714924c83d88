using GraphMcp.Workflows.Events;

namespace GraphMcp.Workflows.Webhooks;

/// <summary>An event that no attempt could push.</summary>
/// <param name="Event">The event.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="At">When it was given up.</param>
public sealed record DeadLetter(WorkflowEvent Event, int Attempts, DateTimeOffset At);
