namespace Durable.Embedded.Orchestrations;

/// <summary>The failure of an orchestrator that awaited something which no history can replay.</summary>
internal static class NonDurableAwait
{
    public const string Message =
        "The orchestrator awaited a task that is not durable, or used ConfigureAwait(false). "
        + "Orchestrators may only await tasks that they got from their TaskOrchestrationContext, and combinations of these.";
}
