using GraphMcp.Workflows.Templates;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>The time that a step has.</summary>
internal sealed class StepTime(TaskOrchestrationContext context, TemplateStep step)
{
    private readonly TaskCompletionSource up = new();

    /// <summary>Gets a task that ends when it is up.</summary>
    public Task Up => up.Task;

    /// <summary>Watches the time while a step works.</summary>
    /// <param name="work">The work.</param>
    /// <param name="ended">What is told when the time is up, for the work to end by itself.</param>
    public async Task<T> WatchAsync<T>(Task<T> work, Action ended)
    {
        if (step.TimeoutSeconds is { } seconds && await context.UntilAsync(context.Now().AddSeconds(seconds), work))
        {
            up.SetResult();
            ended();
        }

        return await work;
    }
}
