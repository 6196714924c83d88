using Durable.Embedded.Activities;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.Tests.Pinned;

/// <summary>Writes a hub file to be pinned: <c>Durable.Embedded.Tests pin-hub {path}</c>. What it writes is kept as an asset and never written again.</summary>
internal static class PinnedHubWriter
{
    public const string Command = "pin-hub";

    public static async Task<int> RunAsync(string path)
    {
        var time = new FakeTimeProvider(PinnedHub.WrittenBy.AddMinutes(-10));
        await using (var hub = await OpenAsync(path, time))
        {
            await hub.StartAsync();
            await StartAllAsync(hub.Client);
            await ReachAsync(hub.Client, time);
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Holder", new StartOrchestrationOptions("wanter"));
            await WaitForLockAsync(hub.Client);
        }

        // Nothing runs here: what is sent now waits in the file.
        await using (var hub = await OpenAsync(path, time))
        {
            await hub.Receipts.SaveAsync(PinnedHub.Taken);
            await hub.Client.RaiseEventAsync("child", "Word", "late");
            await hub.Client.Entities.SignalEntityAsync(PinnedHub.Tally, "Add", 100);
        }

        return 0;
    }

    private static Task<EmbeddedHub> OpenAsync(string path, TimeProvider time)
    {
        var registry = new DurableTaskRegistry();
        PinnedHub.Register(registry, HangAsync);
        return EmbeddedHub.OpenAsync(
            new EmbeddedHubOptions
            {
                Path = path,
                TimeProvider = time,
                MaxConcurrentActivities = 8,
            },
            registry
        );
    }

    /// <summary>The activities of one instance are under way when the file is left.</summary>
    private static Task HangAsync(TaskActivityContext context) =>
        context.InstanceId == "stuck"
            ? Task.Delay(Timeout.Infinite, ((EmbeddedActivityContext)context).CancellationToken)
            : Task.CompletedTask;

    private static async Task StartAllAsync(DurableTaskClient client)
    {
        await client.ScheduleNewOrchestrationInstanceAsync(
            "Journey",
            "Tokyo",
            new StartOrchestrationOptions("finished") { Tags = new Dictionary<string, string> { ["color"] = "blue" } }
        );
        await client.RaiseEventAsync("finished", "Word", "go");
        await client.ScheduleNewOrchestrationInstanceAsync("Journey", "Lima", new StartOrchestrationOptions("waiting"));
        await client.ScheduleNewOrchestrationInstanceAsync("Journey", "Oslo", new StartOrchestrationOptions("stuck"));
        await client.RaiseEventAsync("stuck", "Word", "go");
        await client.ScheduleNewOrchestrationInstanceAsync("Fails", new StartOrchestrationOptions("failed"));
        await client.ScheduleNewOrchestrationInstanceAsync("Sleeper", new StartOrchestrationOptions("terminated"));
        await client.TerminateInstanceAsync("terminated", "enough");
        await client.ScheduleNewOrchestrationInstanceAsync("Sleeper", new StartOrchestrationOptions("suspended"));
        await client.SuspendInstanceAsync("suspended", "a break");
        await client.ScheduleNewOrchestrationInstanceAsync("Sleeper", new StartOrchestrationOptions("sleeping"));
        await client.ScheduleNewOrchestrationInstanceAsync("Generations", 0, new StartOrchestrationOptions("generations"));
        await client.ScheduleNewOrchestrationInstanceAsync("Holder", new StartOrchestrationOptions("holder"));
        await client.ScheduleNewOrchestrationInstanceAsync("Parent", new StartOrchestrationOptions("parent"));
        await client.ScheduleNewOrchestrationInstanceAsync(
            "Sleeper",
            new StartOrchestrationOptions("pending", PinnedHub.WrittenBy.AddHours(1))
        );
        await client.Entities.SignalEntityAsync(
            PinnedHub.Later,
            "Add",
            1000,
            new Microsoft.DurableTask.Entities.SignalEntityOptions { SignalTime = PinnedHub.WrittenBy.AddHours(1) }
        );
    }

    private static async Task ReachAsync(DurableTaskClient client, FakeTimeProvider time)
    {
        while (!await IsReachedAsync(client))
        {
            // Short timers and retries are waited out; what is due in an hour is not.
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }
    }

    private static async Task WaitForLockAsync(DurableTaskClient client)
    {
        await client.WaitForInstanceStartAsync("wanter");
        await client.Entities.SignalEntityAsync(PinnedHub.Left, "Add", 50);
        while ((await client.Entities.GetEntityAsync(PinnedHub.Left))!.BacklogQueueSize < 2)
        {
            await Task.Yield();
        }
    }

    private static async Task<bool> IsReachedAsync(DurableTaskClient client)
    {
        var (waiting, stuck, child) = (await FindAsync("waiting"), await FindAsync("stuck"), await FindAsync("child"));
        return waiting?.SerializedCustomStatus == "\"waits\""
            && stuck?.SerializedCustomStatus == "\"waits\""
            && child?.RuntimeStatus == OrchestrationRuntimeStatus.Running
            && (await FindAsync("finished"))!.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            && (await FindAsync("failed"))!.RuntimeStatus == OrchestrationRuntimeStatus.Failed
            && (await FindAsync("suspended"))!.RuntimeStatus == OrchestrationRuntimeStatus.Suspended
            && (await client.Entities.GetEntityAsync<int>(PinnedHub.Left)) is { State: 1, LockedBy: "holder" }
            && (await FindAsync("sleeping"))!.RuntimeStatus == OrchestrationRuntimeStatus.Running
            && (await client.GetOrchestrationHistoryAsync("stuck"))
                .OfType<global::DurableTask.Core.History.TaskScheduledEvent>()
                .Any(task => task.Name == "Slow")
            && (await FindAsync("generations"))!.SerializedInput == "2";

        Task<OrchestrationMetadata?> FindAsync(string id) => client.GetInstanceAsync(id, getInputsAndOutputs: true);
    }
}
