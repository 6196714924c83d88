using System.Text.Json;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Workspaces;

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

    /// <summary>Pages of ten files each, so that a few files make several shards.</summary>
    public static void ManyPages(WorkflowOptions options) =>
        (options.Workspace, options.Output, options.Retry, options.Pages) = ("/workspace", "/output", new(3, 1, 1), new(MaxFiles: 10));

    public static WorkflowHost AddFiles(this WorkflowHost host, int count, string content = "X=olddb")
    {
        for (var file = 0; file < count; file++)
        {
            host.Source.Add($"{file:D2}.env", content);
        }

        return host;
    }

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

    /// <summary>Returns every committed file result of a workflow, by path.</summary>
    public static async Task<IReadOnlyList<FileResult>> ResultsAsync(this WorkflowHost host, string id)
    {
        var files = new List<FileResult>();
        for (var shard = 0; host.Workspace.Files.ContainsKey(WorkspacePaths.PlanPage(id, shard)); shard++)
        {
            await foreach (var batch in CommittedResults.ReadShardAsync(host.Workspace, id, shard, CancellationToken.None))
            {
                files.AddRange(batch.Files);
            }
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Waits until the root has taken a control message.</summary>
    public static async Task UntilSeenAsync(this WorkflowHost host, string id, int revision)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (
            (await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true, patience.Token)) is not { } instance
            || instance.ReadCustomStatusAs<WorkflowCustomStatus>()?.Revision < revision
        )
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Waits until an instance's history has an event whose input contains a text.</summary>
    public static async Task UntilHistoryAsync(this WorkflowHost host, string instanceId, string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (
            !(await host.ManagementClient.GetOrchestrationHistoryAsync(instanceId, patience.Token))
                .OfType<DurableTask.Core.History.EventRaisedEvent>()
                .Any(raised => raised.Input?.Contains(text, StringComparison.OrdinalIgnoreCase) == true)
        )
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    public static Task<WorkflowStatus> UntilAsync(this WorkflowHost host, string id, WorkflowRunState state) =>
        host.UntilAsync(id, status => status.State == state);

    /// <summary>Three shards, of five batches each where a batch has two files; one call of one activity is held at the gate.</summary>
    public static WorkflowHost HeldHost(string activity, int call, out Gate gate)
    {
        var held = new Gate();
        var calls = 0;
        gate = held;
        return new WorkflowHost
        {
            Configure = ManyPages,
            BeforeActivity = (name, _) =>
                name == activity && Interlocked.Increment(ref calls) == call ? held.PassAsync() : Task.CompletedTask,
        }.AddFiles(30);
    }
}
