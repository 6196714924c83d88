using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Tests.Doubles;
using GraphMcp.Workflows.Tests.Runs;
using GraphMcp.Workflows.Tests.Webhooks;
using GraphMcp.Workflows.Webhooks;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Histories;

/// <summary>The runs whose histories make the corpus: small ones, which together take every way through the orchestrators.</summary>
internal static class HistoryScenarios
{
    private const string Id = "w";

    /// <summary>Each plays a run as far as it is to be recorded, on a host that is still open.</summary>
    public static IReadOnlyDictionary<string, Func<Task<WorkflowHost>>> All { get; } =
        new SortedDictionary<string, Func<Task<WorkflowHost>>>(StringComparer.Ordinal)
        {
            ["applied"] = AppliedAsync,
            ["beyond-tolerance"] = BeyondToleranceAsync,
            ["dead-source"] = DeadSourceAsync,
            ["paused"] = PausedAsync,
            ["paused-widened-resumed"] = ResumedAsync,
            ["redriven"] = RedrivenAsync,
            ["restored"] = RestoredAsync,
            ["retried"] = RetriedAsync,
            ["split"] = SplitAsync,
            ["start-time"] = StartTimeAsync,
            ["step-graph"] = StepGraphAsync,
            ["step-out-of-time"] = StepOutOfTimeAsync,
            ["stopped"] = StoppedAsync,
            ["stopped-by-force"] = StoppedByForceAsync,
            ["suspended"] = SuspendedAsync,
            ["webhook"] = WebhookAsync,
        };

    /// <summary>Two shards of two batches, all of their steps, the edits applied.</summary>
    private static async Task<WorkflowHost> AppliedAsync()
    {
        var host = await Host().OpenAsync();
        await host.RunAsync(Decommission() with { Apply = true, MaxParallelBatches = 3 });
        return host;
    }

    private static async Task<WorkflowHost> BeyondToleranceAsync()
    {
        var host = await Host().OpenAsync();
        host.CountFiles(fails: path => path is "01.env" or "02.env");
        await host.RunAsync(Decommission() with { ToleratedFailures = new ToleratedFailuresRequest { Count = 1 } });
        return host;
    }

    /// <summary>Pauses itself when its source is gone, and is resumed when that is back.</summary>
    private static async Task<WorkflowHost> DeadSourceAsync()
    {
        var dead = true;
        var host = new WorkflowHost
        {
            Configure = options =>
            {
                (options.Workspace, options.Output, options.Retry) = ("/workspace", "/output", new(3, 1, 1));
                options.CircuitBreaker.BreakSeconds = 0.5;
            },
        }.AddFiles(20);
        host.Source.BeforeRead = _ => Throw.If(Volatile.Read(ref dead), new IOException("The share is gone."));
        await host.OpenAsync();
        await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 1, maxFiles: 10) with { Id = Id });
        await host.UntilAsync(Id, WorkflowRunState.Paused);
        Volatile.Write(ref dead, false);
        // The breaker lets nobody by for half a second.
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1));
        WorkflowStatus status;
        do
        {
            await tick.WaitForNextTickAsync();
            await host.Manager.ResumeWorkflowAsync(Id);
            status = await host.UntilAsync(Id, now => now.State == WorkflowRunState.Paused || now.State.IsFinal());
        } while (!status.State.IsFinal());

        return host;
    }

    private static async Task<WorkflowHost> PausedAsync()
    {
        var (host, gate) = await HeldAsync(batch: 2);
        await host.Manager.PauseWorkflowAsync(Id);
        gate.Open();
        await host.UntilAsync(Id, WorkflowRunState.Paused);
        return host;
    }

    private static async Task<WorkflowHost> ResumedAsync()
    {
        var host = await PausedAsync();
        await host.Manager.SetMaxParallelBatchesAsync(Id, 3);
        await host.Manager.ResumeWorkflowAsync(Id);
        await host.FinishAsync(Id);
        return host;
    }

    private static async Task<WorkflowHost> RedrivenAsync()
    {
        var host = await Host().OpenAsync();
        host.CountFiles(fails: path => path is "01.env" or "02.env");
        await host.RunAsync(Decommission());
        host.CountFiles();
        await host.FinishAsync(await host.Manager.RedriveAsync(Id, new RedriveRequest { Id = "again" }));
        return host;
    }

    private static async Task<WorkflowHost> RestoredAsync()
    {
        var (host, gate) = await HeldAsync(batch: 4);
        var checkpoint = await host.Checkpoints().SaveCheckpointAsync(Id);
        gate.Open();
        await host.FinishAsync(Id);
        await host.FinishAsync(await host.Checkpoints().RestoreCheckpointAsync(checkpoint, newId: "again"));
        return host;
    }

    /// <summary>Activities that fail twice, and then do not.</summary>
    private static async Task<WorkflowHost> RetriedAsync()
    {
        var host = Host(files: 2);
        host.BeforeActivity = (name, _) =>
            FailsIf(
                name is TaskNames.Plan or TaskNames.ProcessBatch or TaskNames.Verify or TaskNames.Report
                    && host.Activities.Count(each => each == name) <= 2,
                new IOException("Not now.")
            );
        await host.OpenAsync();
        await host.RunAsync(Decommission());
        return host;
    }

    /// <summary>A file that ends its activity, which is searched for by halves.</summary>
    private static async Task<WorkflowHost> SplitAsync()
    {
        var host = new WorkflowHost().AddFiles(5);
        host.BeforeActivity = (name, input) =>
            FailsIf(
                name == TaskNames.ProcessBatch && input is BatchInput { Quarantine: null, From: not > 3, To: not < 3 },
                new InvalidOperationException("Something in this batch ends its activity.")
            );
        await host.OpenAsync();
        await host.RunAsync(Request("decommission") with { Id = Id });
        return host;
    }

    /// <summary>One that has begun, one that waits for its time, and one that was stopped waiting for it.</summary>
    private static async Task<WorkflowHost> StartTimeAsync()
    {
        var host = await Host(files: 2).OpenAsync();
        var never = DateTimeOffset.MaxValue.AddYears(-1);
        await host.Manager.StartWorkflowAsync(Decommission() with { Id = "waits", StartAt = never });
        await host.Manager.StartWorkflowAsync(Decommission() with { Id = "stopped", StartAt = never });
        await host.RunAsync(Decommission() with { StartAt = TimeProvider.System.GetUtcNow().AddMilliseconds(300) });
        await host.UntilAsync("waits", status => status.WaitsFor.Count > 0);
        await host.Manager.StopWorkflowAsync("stopped");
        await host.FinishAsync("stopped");
        return host;
    }

    /// <summary>Two steps at once, of which one fails and is passed over.</summary>
    private static async Task<WorkflowHost> StepGraphAsync()
    {
        var host = Graph(
            new("left", StepKind.Process, ["plan"], Processor: "inventory") { ContinueOnError = true },
            new("right", StepKind.Process, ["plan"], Processor: "reference-scan"),
            new("report", StepKind.Report, ["left", "right"])
        );
        host.BeforeActivity = (name, input) =>
            FailsIf(
                name is TaskNames.DescribeBatch || (name == TaskNames.ProcessBatch && ShardNumbers.StepOf(((BatchInput)input).Shard) == 0),
                new InvalidOperationException("This step is broken.")
            );
        await host.OpenAsync();
        await host.RunAsync(GraphRequest());
        return host;
    }

    private static async Task<WorkflowHost> StepOutOfTimeAsync()
    {
        var host = Graph(
            new("left", StepKind.Process, ["plan"], Processor: "inventory") { TimeoutSeconds = 1 },
            new("report", StepKind.Report, ["left"])
        );
        var gate = new Gate();
        host.BeforeFile = (_, _) => gate.PassAsync();
        await host.OpenAsync();
        await host.Manager.StartWorkflowAsync(GraphRequest());
        await gate.Reached;
        await host.UntilHistoryAsync($"{Id}:00000", "\"ends\":true");
        gate.Open();
        await host.FinishAsync(Id);
        return host;
    }

    private static async Task<WorkflowHost> StoppedAsync()
    {
        var (host, gate) = await HeldAsync(batch: 3);
        await host.Manager.StopWorkflowAsync(Id);
        await host.UntilAsync(Id, WorkflowRunState.Stopping);
        gate.Open();
        await host.FinishAsync(Id);
        return host;
    }

    private static async Task<WorkflowHost> StoppedByForceAsync()
    {
        var (host, _) = await HeldAsync(batch: 3);
        await host.Manager.StopWorkflowAsync(Id, force: true);
        await host.UntilAsync(Id, WorkflowRunState.Terminated);
        return host;
    }

    /// <summary>By the engine's own means, not the app's.</summary>
    private static async Task<WorkflowHost> SuspendedAsync()
    {
        var (host, gate) = await HeldAsync(batch: 1);
        await host.ManagementClient.SuspendInstanceAsync(Id, "a break");
        await host.UntilAsync(Id, status => status.Suspended);
        gate.Open();
        await host.ManagementClient.ResumeInstanceAsync(Id, "go on");
        await host.FinishAsync(Id);
        return host;
    }

    /// <summary>Events pushed to a target that does not take them at first.</summary>
    private static async Task<WorkflowHost> WebhookAsync()
    {
        await using var target = await WebhookReceiver.StartAsync(failures: 2);
        var host = Host(files: 2);
        var options = host.Get<IOptionsMonitor<WebhookOptions>>().CurrentValue;
        (options.AllowPrivateTargets, options.MaxAttempts, options.FirstDelaySeconds) = (true, 4, 0.01);
        await host.OpenAsync();
        await host.RunAsync(Decommission() with { Webhook = new WebhookRequest { Url = target.Url } });
        await target.UntilAsync(WorkflowEventTypes.WorkflowCompleted);
        var deliveries = new OrchestrationQuery { InstanceIdPrefix = "deliver:" };
        await foreach (var delivery in host.ManagementClient.GetAllInstancesAsync(deliveries))
        {
            await host.ManagementClient.WaitForInstanceCompletionAsync(delivery.InstanceId);
        }

        return host;
    }

    private static Task FailsIf(bool condition, Exception exception) => condition ? throw exception : Task.CompletedTask;

    private static WorkflowRequest Decommission() => Request("decommission", parallel: 1, maxFiles: 1) with { Id = Id };

    private static WorkflowRequest GraphRequest() =>
        new()
        {
            Id = Id,
            Template = "graph",
            Source = new SourceRequest { Uri = "/source" },
            MaxParallelBatches = 2,
            Batches = new BatchPolicyRequest { MaxFiles = 1 },
        };

    private static WorkflowHost Graph(params IEnumerable<TemplateStep> steps) =>
        Host([new WorkflowTemplate("graph", "", [], [new("plan", StepKind.Plan, []), .. steps])], files: 4);

    private static WorkflowHost Host(IEnumerable<WorkflowTemplate>? templates = null, int files = 4) =>
        new WorkflowHost(templates)
        {
            Configure = options =>
                (options.Workspace, options.Output, options.Retry, options.Pages) = (
                    "/workspace",
                    "/output",
                    new RetrySettings(3, 1, 1),
                    new PagePolicy(MaxFiles: 2)
                ),
        }.AddFiles(files);

    /// <summary>A run with a window of one that is held in one of its batches.</summary>
    private static async Task<(WorkflowHost Host, Gate Gate)> HeldAsync(int batch)
    {
        var (host, gate, batches) = (Host(), new Gate(), 0);
        host.BeforeActivity = (name, _) =>
            name == TaskNames.ProcessBatch && Interlocked.Increment(ref batches) == batch ? gate.PassAsync() : Task.CompletedTask;
        await host.OpenAsync();
        await host.Manager.StartWorkflowAsync(Decommission());
        await gate.Reached;
        return (host, gate);
    }
}
