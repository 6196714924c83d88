using Durable.Embedded.Store;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.Tests.Pinned;

public sealed class PinnedHubTests
{
    /// <summary>The assets by the schema that wrote them.</summary>
    public static TheoryData<int> Versions => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Open_OfAPinnedHub_MigratesAndShowsWhatItHolds(int version)
    {
        await using var hub = At(version, out _);
        using (var before = new SqliteDatabase(hub.Path))
        {
            Assert.Equal(version, before.Scalar("PRAGMA user_version"));
        }

        await hub.OpenAsync();

        var statuses = await hub.Client.GetAllInstancesAsync().ToDictionaryAsync(each => each.InstanceId, each => each.RuntimeStatus);
        Assert.Equal(
            [
                ("child", OrchestrationRuntimeStatus.Running),
                ("failed", OrchestrationRuntimeStatus.Failed),
                ("finished", OrchestrationRuntimeStatus.Completed),
                ("generations", OrchestrationRuntimeStatus.Running),
                ("parent", OrchestrationRuntimeStatus.Running),
                ("pending", OrchestrationRuntimeStatus.Pending),
                ("sleeping", OrchestrationRuntimeStatus.Running),
                ("stuck", OrchestrationRuntimeStatus.Running),
                ("suspended", OrchestrationRuntimeStatus.Suspended),
                ("terminated", OrchestrationRuntimeStatus.Terminated),
                ("waiting", OrchestrationRuntimeStatus.Running),
            ],
            statuses
                .Where(each => each.Key is not ("holder" or "wanter"))
                .OrderBy(each => each.Key, StringComparer.Ordinal)
                .Select(each => (each.Key, each.Value))
        );
        var finished = (await hub.Client.GetInstanceAsync("finished", getInputsAndOutputs: true))!;
        Assert.Equal("Hello Tokyo True 2 go 012", finished.ReadOutputAs<string>());
        Assert.Equal("blue", finished.Tags["color"]);
        Assert.Equal("final", (await hub.Client.GetInstanceAsync("failed", true))!.FailureDetails!.InnerFailure!.ErrorMessage);
        Assert.Equal(9, (await hub.Client.Entities.GetEntityAsync<int>(PinnedHub.Tally))!.State);
        Assert.Equal(version < 4 ? [] : [PinnedHub.Taken], hub.Hub.Receipts.Read());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Start_OfAPinnedHub_ReplaysEveryInstanceAndFinishesIt(int version)
    {
        await using var hub = At(version, out var time);
        await hub.StartAsync();
        await hub.Client.RaiseEventAsync("waiting", "Word", "now");
        await hub.Client.RaiseEventAsync("generations", "Word", "still");

        Assert.Equal("Hello Oslo True 2 go 012", await OutputAsync("stuck"));
        Assert.Equal("Hello Lima True 2 now 012", await OutputAsync("waiting"));
        Assert.Equal("still in generation 2", await OutputAsync("generations"));
        Assert.Equal("late", await OutputAsync("parent"));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await hub.Client.GetInstanceAsync("sleeping"))!.RuntimeStatus);
        Assert.Equal(109, await hub.RunAsync<int>("Total", PinnedHub.Tally));

        await hub.Client.ResumeInstanceAsync("suspended");
        time.Advance(TimeSpan.FromHours(2));

        Assert.Equal("slept", await OutputAsync("sleeping"));
        Assert.Equal("slept", await OutputAsync("suspended"));
        Assert.Equal("slept", await OutputAsync("pending"));
        Assert.Equal(1030, await hub.RunAsync<int>("Total", PinnedHub.Later));

        async Task<string?> OutputAsync(string id)
        {
            var done = await hub.EndAsync(id);
            Assert.True(done.RuntimeStatus == OrchestrationRuntimeStatus.Completed, done.ToString());
            return done.ReadOutputAs<string>();
        }
    }

    [Fact]
    public async Task Start_OfAPinnedHubWithLocks_KeepsThemAndTheirQueue()
    {
        await using var hub = At(2, out _);
        await hub.StartAsync();
        Assert.Equal("holder", (await hub.ShowAsync(PinnedHub.Left))!.LockedBy);
        Assert.Equal("asks", (await hub.Client.GetInstanceAsync("wanter", true))!.ReadCustomStatusAs<string>());

        await hub.Client.RaiseEventAsync("holder", "Word", "");
        await hub.Client.RaiseEventAsync("wanter", "Word", "");

        Assert.Equal(2, (await hub.EndAsync("holder")).ReadOutputAs<int>());
        Assert.True((await hub.EndAsync("wanter")).ReadOutputAs<int>() is 4 or 54);
        Assert.Equal(52, await hub.RunAsync<int>("Total", PinnedHub.Left));
    }

    /// <summary>A copy of a pinned file, to be opened at the time at which it was left.</summary>
    private static TestHub At(int version, out FakeTimeProvider time)
    {
        time = new FakeTimeProvider(PinnedHub.WrittenBy);
        var hub = new TestHub(registry =>
        {
            PinnedHub.Register(registry);
            registry.AddOrchestratorFunc<Microsoft.DurableTask.Entities.EntityInstanceId, int>(
                "Total",
                (context, id) => context.Entities.CallEntityAsync<int>(id, "Get")
            );
        })
        {
            Time = time,
        };
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Assets", $"hub-v{version}.db"), hub.Path);
        return hub;
    }
}
