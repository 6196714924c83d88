using Microsoft.DurableTask;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Entities;

/// <summary>A hub with accounts to lock.</summary>
internal static class LockHub
{
    public static readonly EntityInstanceId A = new("Account", "a");
    public static readonly EntityInstanceId B = new("Account", "b");
    public static readonly EntityInstanceId C = new("Account", "c");

    public static async Task NoLocksAsync(TestHub hub)
    {
        // The releases are committed with the owner's end; the entities take them a moment later.
        await hub.UntilAsync(async () =>
            (await hub.Client.Entities.GetAllEntitiesAsync(new EntityQuery { IncludeTransient = true }).ToListAsync()).TrueForAll(entity =>
                entity is { LockedBy: null, BacklogQueueSize: 0 }
            )
        );
        Assert.Equal(0, (await hub.Client.Entities.CleanEntityStorageAsync()).OrphanedLocksReleased);
    }

    /// <param name="orchestrator">What runs as "Run".</param>
    /// <param name="sessions">How many orchestrators stay in memory.</param>
    public static Task<TestHub> HubAsync<T>(Func<TaskOrchestrationContext, Task<T>> orchestrator, int sessions = 1000) =>
        new TestHub(registry =>
            registry
                .AddOrchestratorFunc("Run", orchestrator)
                .AddOrchestratorFunc<EntityInstanceId, int>("Get", (context, id) => context.Entities.CallEntityAsync<int>(id, "Get"))
                .AddOrchestratorFunc<EntityInstanceId, int>("Add", (context, id) => context.Entities.CallEntityAsync<int>(id, "Add", 10))
                .AddOrchestratorFunc(
                    "LockAll",
                    async context =>
                    {
                        await using (await context.Entities.LockEntitiesAsync(A, B, C))
                        {
                            return await context.Entities.CallEntityAsync<int>(B, "Add", 7);
                        }
                    }
                )
                .AddActivityFunc<int, int>("Echo", (_, value) => value)
                .AddEntity<Account>()
        )
        {
            MaxInstancesInMemory = sessions,
        }.StartAsync();

    private sealed class Account : TaskEntity<int>
    {
        public int Add(int amount) => State += amount;

        public int Set(int amount) => State = amount;

        public int Append(int digit) => State = (10 * State) + digit;

        public int Get() => State;

        public void Fail() => throw new InvalidOperationException("as planned");
    }
}
