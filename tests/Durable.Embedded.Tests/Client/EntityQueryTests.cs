using Durable.Embedded.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.Tests.Client;

public sealed class EntityQueryTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("number", "number a,number b,number B,numbers a")]
    [InlineData("@NUMBER@", "number a,number b,number B")]
    [InlineData("number@b", "number b")]
    [InlineData("number@B", "number B")]
    [InlineData("other", "")]
    public async Task Query_ByTheBeginningOfAnId_IgnoresTheCaseOfTheNameOnly(string prefix, string expected)
    {
        await using var hub = await HubAsync();
        foreach (var id in new EntityInstanceId[] { new("Number", "a"), new("Number", "b"), new("Number", "B"), new("Numbers", "a") })
        {
            await hub.RunAsync<int>("Add", id);
        }

        var found = await AllAsync(hub, new EntityQuery { InstanceIdStartsWith = prefix });

        Assert.Equal(
            expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            found.Select(entity => $"{entity.Id.Name} {entity.Id.Key}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Query_ByTheTimeOfTheLastChange_TakesBothEnds()
    {
        await using var hub = await HubAsync();
        for (var i = 0; i < 4; i++)
        {
            await hub.RunAsync<int>("Add", new EntityInstanceId("Number", $"{i}"));
            _time.Advance(TimeSpan.FromHours(1));
        }

        var all = await AllAsync(hub, new EntityQuery());
        var found = await AllAsync(
            hub,
            new EntityQuery { LastModifiedFrom = all[1].LastModifiedTime, LastModifiedTo = all[2].LastModifiedTime }
        );

        Assert.Equal(["1", "2"], found.Select(entity => entity.Id.Key));
    }

    [Fact]
    public async Task Query_WithoutStates_ShowsAllButThese()
    {
        await using var hub = await HubAsync();
        var id = new EntityInstanceId("Number", "a");
        await hub.RunAsync<int>("Add", id);

        var with = Assert.Single(await hub.Client.Entities.GetAllEntitiesAsync<int>().ToListAsync());
        var without = Assert.Single(
            await hub.Client.Entities.GetAllEntitiesAsync<int>(new EntityQuery { IncludeState = false }).ToListAsync()
        );

        Assert.Equal(1, with.State);
        Assert.False(without.IncludesState);
        Assert.Equal(with.LastModifiedTime, without.LastModifiedTime);
        Assert.Equal("1", (await hub.Client.Entities.GetEntityAsync(id))!.State.Value);
        Assert.False((await hub.Client.Entities.GetEntityAsync(id, includeState: false))!.IncludesState);
    }

    [Fact]
    public async Task Query_GoesOnFromATokenInAnotherQuery()
    {
        await using var hub = await HubAsync();
        for (var i = 0; i < 5; i++)
        {
            await hub.RunAsync<int>("Add", new EntityInstanceId("Number", $"{i}"));
        }

        var first = await hub.Client.Entities.GetAllEntitiesAsync(new EntityQuery { PageSize = 2 }).AsPages().FirstAsync();
        await hub.RunAsync<bool>("Delete", new EntityInstanceId("Number", "1"));
        await hub.RestartAsync();
        var rest = await AllAsync(hub, new EntityQuery { ContinuationToken = first.ContinuationToken });

        Assert.Equal(["0", "1"], first.Values.Select(entity => entity.Id.Key));
        Assert.Equal(["2", "3", "4"], rest.Select(entity => entity.Id.Key));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => AllAsync(hub, new EntityQuery { PageSize = 0 }));
    }

    [Fact]
    public async Task Query_ForTransientEntities_ShowsThoseWithoutAStateUntilTheyAreCleanedUp()
    {
        await using var hub = await HubAsync();
        var (gone, stays) = (new EntityInstanceId("Number", "gone"), new EntityInstanceId("Number", "stays"));
        await hub.RunAsync<int>("Add", gone);
        await hub.RunAsync<int>("Add", stays);
        await hub.RunAsync<bool>("Delete", gone);

        Assert.Null(await hub.Client.Entities.GetEntityAsync(gone));
        Assert.Equal([stays], (await AllAsync(hub, new EntityQuery())).Select(entity => entity.Id));
        var transient = await hub.Client.Entities.GetAllEntitiesAsync<int>(new EntityQuery { IncludeTransient = true }).ToListAsync();
        Assert.Equal([(gone, false), (stays, true)], transient.Select(entity => (entity.Id, entity.IncludesState)));

        var cleaned = await hub.Client.Entities.CleanEntityStorageAsync();

        Assert.Equal(new CleanEntityStorageResult { EmptyEntitiesRemoved = 1 }, cleaned);
        Assert.Equal([stays], (await AllAsync(hub, new EntityQuery { IncludeTransient = true })).Select(entity => entity.Id));
        Assert.Equal(1, await hub.RunAsync<int>("Add", gone));
    }

    [Fact]
    public async Task Clean_OfMany_GoesInSlicesAndKeepsWhatIsInUse()
    {
        await using var hub = await HubAsync();
        await Task.WhenAll(
            Enumerable
                .Range(0, 1010)
                .Select(i => hub.Client.Entities.SignalEntityAsync(new EntityInstanceId("Number", $"{i:d4}"), "delete"))
        );
        await hub.Client.ScheduleNewOrchestrationInstanceAsync("Hold", new StartOrchestrationOptions("owner"));
        await hub.ReachesAsync("owner", "inside");
        await hub.UntilAsync(async () =>
            (await AllAsync(hub, Transient)) is { Count: 1011 } all && all.TrueForAll(entity => entity.BacklogQueueSize == 0)
        );

        var off = await hub.Client.Entities.CleanEntityStorageAsync(new CleanEntityStorageRequest());
        var slices = new List<CleanEntityStorageResult>();
        do
        {
            slices.Add(
                await hub.Client.Entities.CleanEntityStorageAsync(
                    CleanEntityStorageRequest.Default with
                    {
                        ContinuationToken = slices.LastOrDefault().ContinuationToken,
                    },
                    continueUntilComplete: false
                )
            );
        } while (slices[^1].ContinuationToken is not null);

        Assert.Equal(new CleanEntityStorageResult(), off);
        Assert.Equal(1010, slices.Sum(slice => slice.EmptyEntitiesRemoved));
        Assert.Equal(3, slices.Count);
        Assert.Equal("owner", Assert.Single(await AllAsync(hub, Transient)).LockedBy);
        Assert.Equal(new CleanEntityStorageResult(), await hub.Client.Entities.CleanEntityStorageAsync());
    }

    [Fact]
    public async Task Clean_OfALockWhoseOwnerIsNotThere_ReleasesItAndTheQueueGoesOn()
    {
        await using var hub = await HubAsync();
        await hub.RunAsync<int>("Add", new EntityInstanceId("Number", "a"));
        await hub.CloseAsync();
        using (var database = new SqliteDatabase(hub.Path))
        {
            database.Execute("UPDATE entities SET locked_by = 'nobody', lock_execution = 'none', lock_section = 'lost'");
        }

        await hub.StartAsync();
        var waiting = await hub.Client.ScheduleNewOrchestrationInstanceAsync("Add", new EntityInstanceId("Number", "a"));
        await hub.UntilAsync(async () =>
            (await AllAsync(hub, Transient)).Any(entity => entity is { LockedBy: "nobody", BacklogQueueSize: 1 })
        );

        var cleaned = await hub.Client.Entities.CleanEntityStorageAsync();

        Assert.Equal(new CleanEntityStorageResult { OrphanedLocksReleased = 1 }, cleaned);
        Assert.Equal(2, (await hub.EndAsync(waiting)).ReadOutputAs<int>());
        Assert.Equal(new CleanEntityStorageResult(), await hub.Client.Entities.CleanEntityStorageAsync());
    }

    private static EntityQuery Transient => new() { IncludeTransient = true };

    private static async Task<List<EntityMetadata>> AllAsync(TestHub hub, EntityQuery query) =>
        await hub.Client.Entities.GetAllEntitiesAsync(query).ToListAsync();

    private Task<TestHub> HubAsync() =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc<EntityInstanceId, int>("Add", (context, id) => context.Entities.CallEntityAsync<int>(id, "Add"))
                .AddOrchestratorFunc<EntityInstanceId, bool>(
                    "Delete",
                    async (context, id) =>
                    {
                        await context.Entities.CallEntityAsync(id, "delete");
                        return true;
                    }
                )
                .AddOrchestratorFunc(
                    "Hold",
                    async context =>
                    {
                        await using (await context.Entities.LockEntitiesAsync(new EntityInstanceId("Number", "locked")))
                        {
                            context.SetCustomStatus("inside");
                            return await context.WaitForExternalEvent<int>("never");
                        }
                    }
                )
                .AddEntity<Number>()
                .AddEntity("Numbers", typeof(Number))
        )
        {
            Time = _time,
        }.StartAsync();

    private sealed class Number : TaskEntity<int>
    {
        public int Add() => ++State;
    }
}
