using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Tests.Histories;

/// <summary>An orchestrator after a change that would break what runs: it asks for something first that it did not ask for before.</summary>
internal sealed class StrayedOrchestrator(ITaskOrchestrator before) : ITaskOrchestrator
{
    public Type InputType => before.InputType;

    public Type OutputType => before.OutputType;

    public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
    {
        await context.CallActivityAsync("AnotherActivity");
        return await before.RunAsync(context, input);
    }
}
