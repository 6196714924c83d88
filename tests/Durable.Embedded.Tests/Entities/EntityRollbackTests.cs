using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.Tests.Entities;

public sealed class EntityRollbackTests
{
    private static readonly EntityInstanceId List = new("Items", "one");
    private static readonly EntityInstanceId Other = new("Items", "other");

    [Fact]
    public async Task Operation_ThatThrowsWithinABatch_IsUndoneAndTheOthersStay()
    {
        await using var hub = new TestHub(registry => Register(registry));
        await hub.OpenAsync();
        // Nothing runs yet: all of these are one batch.
        string[] operations = ["Append", "AppendInPlaceAndFail", "Append", "SendAndFail", "Send", "FailLater", "Append", "SetBadState"];
        foreach (var (number, operation) in operations.Index())
        {
            await hub.Client.Entities.SignalEntityAsync(List, operation, $"{number}");
        }

        await hub.Hub.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["0", "2", "4", "6"], await hub.RunAsync<string[]>("Get", List));
        Assert.Equal("started by 4", (await hub.EndAsync("start-4")).ReadOutputAs<string>());
        Assert.Null(await hub.Client.GetInstanceAsync("start-3"));
        Assert.Equal(["from 4"], await hub.RunAsync<string[]>("Get", Other));
    }

    [Fact]
    public async Task Operation_ThatThrows_GivesItsCallerTheFailureAsData()
    {
        await using var hub = new TestHub(registry =>
            Register(registry)
                .AddOrchestratorFunc(
                    "Run",
                    async context =>
                    {
                        try
                        {
                            return await context.Entities.CallEntityAsync<string>(List, "FailLater", "x");
                        }
                        catch (EntityOperationFailedException e)
                        {
                            var details = e.FailureDetails;
                            return $"{e.EntityId} {e.OperationName} {details.ErrorType} {details.ErrorMessage} "
                                + $"{details.InnerFailure?.ErrorType} {details.IsCausedBy<InvalidOperationException>()} {details.StackTrace?.Contains("FailLater", StringComparison.Ordinal)}";
                        }
                    }
                )
        );
        await hub.StartAsync();

        Assert.Equal(
            "@items@one FailLater System.InvalidOperationException later System.FormatException True True",
            await hub.RunAsync<string>("Run")
        );
    }

    [Fact]
    public async Task Operation_ThatThrowsUnhandled_FailsTheOrchestrationWithItsFailure()
    {
        await using var hub = new TestHub(registry =>
            Register(registry).AddOrchestratorFunc("Run", context => context.Entities.CallEntityAsync<string>(List, "FailLater", "x"))
        );
        await hub.StartAsync();

        var failure = (await hub.EndAsync(await hub.Client.ScheduleNewOrchestrationInstanceAsync("Run"))).FailureDetails!;

        Assert.Equal(typeof(EntityOperationFailedException).FullName, failure.ErrorType);
        Assert.Contains("later", failure.ErrorMessage, StringComparison.Ordinal);
    }

    private static DurableTaskRegistry Register(DurableTaskRegistry registry) =>
        registry
            .AddOrchestratorFunc<EntityInstanceId, string[]>("Get", (context, id) => context.Entities.CallEntityAsync<string[]>(id, "Get"))
            .AddOrchestratorFunc<string, string>("Started", (_, by) => Task.FromResult($"started by {by}"))
            .AddEntity<Items>();

    private sealed class Items : TaskEntity<List<object>>
    {
        public void Append(string item) => State.Add(item);

        public string[] Get() => [.. State.Select(item => item.ToString()!)];

        public void AppendInPlaceAndFail(string item)
        {
            State.Add(item);
            throw new InvalidOperationException("at once");
        }

        public void SendAndFail(string item)
        {
            Send(item);
            throw new InvalidOperationException("after sending");
        }

        public void Send(string item)
        {
            State.Add(item);
            Context.SignalEntity(Other, "Append", $"from {item}");
            Context.ScheduleNewOrchestration("Started", item, new StartOrchestrationOptions($"start-{item}"));
        }

        public async Task<string> FailLater(string item)
        {
            State.Add(item);
            await Task.Yield();
            throw new InvalidOperationException("later", new FormatException(item));
        }

        /// <summary>What no converter can write is the operation's failure too.</summary>
        public void SetBadState(string item) => State = [item, typeof(int)];
    }
}
