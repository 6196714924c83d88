using Durable.Embedded.Store;
using DurableTask.Core;

namespace Durable.Embedded.Tests.Store;

public abstract partial class HubStoreCompliance
{
    private static readonly FailureDetails Failure = new(
        "Type",
        "message",
        "stack",
        new FailureDetails("Inner", "inner", null, null, isNonRetriable: false),
        isNonRetriable: true
    );

    [Fact]
    public void Insert_WithEveryColumn_IsReadBackAsItWas()
    {
        var row = Instance("a") with
        {
            Version = "1.2",
            Status = OrchestrationStatus.Suspended,
            StartAt = Time.AddHours(1),
            Parent = new ParentLink("p", "x-p", "Parent", 7),
            Tags = new Dictionary<string, string> { ["k"] = "v", ["ü"] = "\"" },
            Input = "{\"text\":\"ä\\u0000\"}",
            Output = "1",
            CustomStatus = "\"status\"",
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            TraceState = "a=b",
            Generation = 3,
        };
        var key = Commit(transaction => transaction.Insert(row));

        Assert.Equivalent(row with { Key = key }, Store.FindInstance("a"), strict: true);
        Assert.Equivalent(row with { Key = key }, Store.Writer.FindInstance("a"), strict: true);
        Assert.Equivalent(row with { Key = key }, Assert.Single(Store.UnfinishedInstances()), strict: true);
    }

    [Fact]
    public void Insert_AgainAfterADelete_GivesARowWithoutThePast()
    {
        var old = Commit(transaction => transaction.Insert(Instance("a")));
        Commit(transaction => transaction.AppendTurn(old, 0, Time, Utf8("[]")));
        var key = Commit(transaction =>
        {
            transaction.Delete(old);
            return transaction.Insert(Instance("a"));
        });

        Assert.Equal(key, Store.FindInstance("a")!.Key);
        Assert.Empty(Store.ReadHistory(key));
        Assert.Empty(Store.ReadHistory(old));
    }

    [Theory]
    [InlineData(OrchestrationStatus.Pending, OrchestrationStatus.Running)]
    [InlineData(OrchestrationStatus.Running, OrchestrationStatus.Running)]
    [InlineData(OrchestrationStatus.Running, OrchestrationStatus.Suspended)]
    [InlineData(OrchestrationStatus.Running, OrchestrationStatus.Failed)]
    [InlineData(OrchestrationStatus.Completed, OrchestrationStatus.Completed)]
    public void Update_FromAnyStatusToAny_WritesAllThatATurnChanges(OrchestrationStatus before, OrchestrationStatus after)
    {
        var key = Commit(transaction => transaction.Insert(Instance("a") with { Status = before, CustomStatus = "\"old\"" }));
        var change = new InstanceChange(after, Time.AddSeconds(1), "\"new\"", "1", Failure);
        Commit(transaction => transaction.Update(key, change));

        var row = Store.FindInstance("a")!;
        Assert.Equal((after, Time.AddSeconds(1), "\"new\"", "1"), (row.Status, row.UpdatedAt, row.CustomStatus, row.Output));
        Assert.Equal(
            ("message", "inner", true),
            (row.Failure!.ErrorMessage, row.Failure.InnerFailure!.ErrorMessage, row.Failure.IsNonRetriable)
        );
        Assert.Equal(row.IsFinished, !Store.UnfinishedInstances().Any());
        Assert.Equal(!row.IsFinished, Store.Writer.IsUnfinished("a"));
    }

    [Fact]
    public void Restart_OfAnInstance_BeginsAGenerationWithoutAHistory()
    {
        var key = Commit(transaction => transaction.Insert(Instance("a")));
        Commit(transaction => transaction.AppendTurn(key, 0, Time, Utf8("[]")));
        var next = Store.FindInstance("a")! with
        {
            ExecutionId = "x2",
            Version = "2",
            Input = "2",
            Generation = 1,
            CustomStatus = "\"kept\"",
        };
        Commit(transaction => transaction.Restart(next));

        Assert.Equivalent(next, Store.FindInstance("a"), strict: true);
        Assert.Empty(Store.ReadHistory(key));
    }

    [Fact]
    public void Rewind_OfAFailedInstance_LeavesItUnfinishedAndWithoutAFailure()
    {
        var failed = Instance("a") with { Parent = new ParentLink("p", "x-p", "Parent", 7) };
        var key = Commit(transaction => transaction.Insert(failed));
        Commit(transaction => transaction.Update(key, new InstanceChange(OrchestrationStatus.Failed, Time, null, "no", Failure)));
        var parent = new ParentLink("p", "x-p2", "Parent", 9);
        var row = failed with { Key = key, ExecutionId = "x2", Parent = parent, Status = OrchestrationStatus.Running };
        Commit(transaction => transaction.Rewind(row));

        Assert.Equivalent(row, Store.FindInstance("a"), strict: true);
    }

    [Fact]
    public void ReadHistory_OfManyTurns_GivesThemInTheirOrder()
    {
        var (one, other) = Commit(transaction => (transaction.Insert(Instance("a")), transaction.Insert(Instance("b"))));
        Commit(transaction =>
        {
            foreach (var turn in Enumerable.Range(0, 300).Reverse())
            {
                transaction.AppendTurn(one, turn, Time.AddSeconds(turn), Utf8($"[{turn}]"));
            }

            transaction.AppendTurn(other, 0, Time, Utf8("[]"));
        });

        var turns = Store.ReadHistory(one);
        Assert.Equal(
            Enumerable.Range(0, 300).Select(turn => (turn, Time.AddSeconds(turn), $"[{turn}]")),
            turns.Select(turn => (turn.Number, turn.At, Text(turn.Events)))
        );
        Commit(transaction => transaction.DeleteHistory(one));
        Assert.Empty(Store.ReadHistory(one));
        Assert.Single(Store.ReadHistory(other));
    }

    [Fact]
    public void Children_OfAParent_AreThoseAndTheUnfinishedOfThem()
    {
        Commit(transaction =>
        {
            transaction.Insert(Instance("p"));
            transaction.Insert(Instance("c1") with { Parent = new ParentLink("p", "x", "P", 0) });
            transaction.Insert(Instance("c2") with { Parent = new ParentLink("p", "x", "P", 1), Status = OrchestrationStatus.Completed });
            transaction.Insert(Instance("d") with { Parent = new ParentLink("c1", "x", "P", 0) });
        });

        Assert.Equal(["c1", "c2"], Store.Writer.Children("p").Order());
        Assert.Equal(["c1"], Store.Writer.UnfinishedChildren("p"));
        Assert.Empty(Store.Writer.Children("d"));
    }

    [Fact]
    public void QueryInstances_PageByPage_GivesEachOnceAlsoWhileSomeAreRemoved()
    {
        Commit(transaction =>
        {
            foreach (var i in Enumerable.Range(0, 25))
            {
                transaction.Insert(Instance(Number(i)));
            }
        });
        var seen = new List<string>();
        var filter = new InstanceFilter { Limit = 10 };
        while (Store.QueryInstances(filter) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(row => row.Id));
            Commit(transaction => transaction.Delete(page[0].Key));
            filter = filter with { AfterKey = page[^1].Key };
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(Number), seen);
        Assert.Equal(22, Store.QueryInstances(new InstanceFilter()).Count);
    }

    [Fact]
    public void QueryInstances_ByEachFilterAndAll_GivesThoseThatFit()
    {
        Commit(transaction =>
        {
            transaction.Insert(Instance("a_1"));
            transaction.Insert(Instance("a%2") with { CreatedAt = Time.AddHours(1), Status = OrchestrationStatus.Completed });
            transaction.Insert(Instance("A_3") with { CreatedAt = Time.AddHours(2), Status = OrchestrationStatus.Failed });
        });

        Assert.Equal(["a_1", "a%2"], Find(new InstanceFilter { IdPrefix = "a" }));
        Assert.Equal(["a_1"], Find(new InstanceFilter { IdPrefix = "a_" }));
        Assert.Equal(["a%2", "A_3"], Find(new InstanceFilter { CreatedFrom = Time.AddHours(1) }));
        Assert.Equal(["a_1", "a%2"], Find(new InstanceFilter { CreatedTo = Time.AddHours(1) }));
        var ended = new HashSet<OrchestrationStatus> { OrchestrationStatus.Completed, OrchestrationStatus.Failed };
        Assert.Equal(["a%2", "A_3"], Find(new InstanceFilter { Statuses = ended }));
        Assert.Empty(Find(new InstanceFilter { Statuses = new HashSet<OrchestrationStatus>() }));
        Assert.Equal(
            ["a%2"],
            Find(
                new InstanceFilter
                {
                    Statuses = ended,
                    IdPrefix = "a",
                    CreatedTo = Time.AddHours(1),
                    Limit = 1,
                }
            )
        );
    }

    private IEnumerable<string> Find(InstanceFilter filter) => Store.QueryInstances(filter).Select(row => row.Id);
}
