using System.Text.Json;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>What tests do with workflows.</summary>
internal static class WorkflowHostExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static WorkflowRequest Request(string template, bool apply = false, int? parallel = null, int? maxFiles = null) =>
        new()
        {
            Template = template,
            Parameters =
                template == "inventory"
                    ? null
                    : new Dictionary<string, JsonElement> { ["database"] = JsonSerializer.SerializeToElement(Doubles.OldDbProcessor.Word) },
            Source = new SourceRequest { Uri = "/source" },
            Apply = apply,
            MaxParallelBatches = parallel,
            Batches = new BatchPolicyRequest { MaxFiles = maxFiles },
        };

    public static async Task<WorkflowStatus> RunAsync(this WorkflowHost host, WorkflowRequest request)
    {
        var id = await host.Manager.StartWorkflowAsync(request);
        return await host.FinishAsync(id);
    }

    public static async Task<WorkflowStatus> FinishAsync(this WorkflowHost host, string id)
    {
        await host.Client.WaitForInstanceCompletionAsync(id).WaitAsync(Patience);
        return await host.Manager.GetStatusAsync(id);
    }

    public static async Task<WorkflowStatus> UntilAsync(this WorkflowHost host, string id, Func<WorkflowStatus, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var status = await host.Manager.GetStatusAsync(id, patience.Token);
            if (holds(status))
            {
                return status;
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    public static Task<WorkflowStatus> UntilAsync(this WorkflowHost host, string id, WorkflowRunState state) =>
        host.UntilAsync(id, status => status.State == state);
}
