using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Control;

/// <summary>The whole desired state of a workflow; the one with the highest revision holds, whenever it arrives.</summary>
/// <param name="Revision">Grows with every change; 0 is the state at the start.</param>
/// <param name="Desired">What is wanted.</param>
/// <param name="MaxParallelBatches">How many batches may be in flight at once; null as in the input.</param>
/// <param name="Reason">Why, for a person; set where the system itself asked for a pause.</param>
/// <param name="ToleratedFailures">How many files may fail; null as in the input.</param>
public sealed record ControlMessage(
    int Revision,
    DesiredState Desired,
    int? MaxParallelBatches = null,
    string? Reason = null,
    FailureTolerance? ToleratedFailures = null
)
{
    /// <summary>The name of the event that carries one.</summary>
    public const string EventName = "control";

    /// <summary>The desired state before anyone asked for anything.</summary>
    public static ControlMessage Initial { get; } = new(0, DesiredState.Run);
}
