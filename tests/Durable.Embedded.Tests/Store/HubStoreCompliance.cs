using System.Globalization;
using System.Text;
using Durable.Embedded.Receipts;
using Durable.Embedded.Store;
using DurableTask.Core;

namespace Durable.Embedded.Tests.Store;

/// <summary>What every store of a hub must do. An implementation is tested by a class that opens it, as often as it is asked, on what was there before.</summary>
public abstract partial class HubStoreCompliance : IDisposable
{
    private protected static readonly DateTime Time = new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);
    private IHubStore? _store;

    private protected IHubStore Store => _store ??= Open();

    public void Dispose()
    {
        Close();
        CleanUp();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store of this test.</summary>
    private protected abstract IHubStore Open();

    /// <summary>Removes what the store has left; it is closed.</summary>
    protected abstract void CleanUp();

    private protected static InstanceRow Instance(string id) =>
        new()
        {
            Id = id,
            ExecutionId = "x-" + id,
            Name = "Name",
            CreatedAt = Time,
            UpdatedAt = Time,
        };

    private protected static ReadOnlyMemory<byte> Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private protected static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    private protected static string Number(int number) => number.ToString("d4", CultureInfo.InvariantCulture);

    private protected void Reopen()
    {
        Close();
        _ = Store;
    }

    private protected void Commit(Action<IHubTransaction> write) =>
        Commit(transaction =>
        {
            write(transaction);
            return true;
        });

    private protected T Commit<T>(Func<IHubTransaction, T> write)
    {
        Store.Writer.Begin();
        var result = write(Store.Writer);
        Store.Writer.Commit();
        return result;
    }

    private void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    [Fact]
    public void Commit_OfEverything_IsReadBackAndSurvivesReopening()
    {
        var key = Commit(transaction =>
        {
            var added = transaction.Insert(Instance("a"));
            transaction.AppendTurn(added, 0, Time, Utf8("[0]"));
            transaction.Send("a", Utf8("hello"));
            transaction.Delay("@e@1", Time.AddDays(1), Utf8("later"));
            transaction.SaveEntity(new EntityRow("@e@1", Time, "1", new EntityLock("a", "x-a", "section")));
            transaction.SaveReceipt(new Receipt("inbox", "file", "v1", default, 0, new DateTimeOffset(Time), null));
            return added;
        });

        foreach (var _ in new[] { "as committed", "after reopening" })
        {
            Assert.Equal(key, Store.FindInstance("a")!.Key);
            Assert.Equal("[0]", Text(Assert.Single(Store.ReadHistory(key)).Events));
            Assert.Equal("hello", Assert.Single(Store.WaitingMessages()).Body);
            Assert.Equal((Time.AddDays(1), "@e@1", "later"), Of(Assert.Single(Store.DelayedMessages())));
            Assert.Equal(new EntityLock("a", "x-a", "section"), Store.FindEntity("@e@1")!.Lock);
            Assert.Equal("v1", Assert.Single(Store.ReadReceipts("inbox")).Version);
            Reopen();
        }
    }

    [Fact]
    public void Rollback_OfEverything_LeavesWhatWasThere()
    {
        var key = Commit(transaction => transaction.Insert(Instance("a")));
        Store.Writer.Begin();
        Store.Writer.Update(key, new InstanceChange(OrchestrationStatus.Completed, Time, null, "done"));
        Store.Writer.Insert(Instance("b"));
        Store.Writer.AppendTurn(key, 0, Time, Utf8("[]"));
        Store.Writer.Send("a", Utf8("gone"));
        Store.Writer.Delay("a", Time, Utf8("gone"));
        Store.Writer.SaveEntity(new EntityRow("@e@1", Time, "1", null));
        Store.Writer.Rollback();

        Assert.Equal(OrchestrationStatus.Pending, Store.FindInstance("a")!.Status);
        Assert.Null(Store.FindInstance("b"));
        Assert.Empty(Store.ReadHistory(key));
        Assert.Empty(Store.WaitingMessages());
        Assert.Empty(Store.DelayedMessages());
        Assert.Null(Store.FindEntity("@e@1"));
    }

    [Fact]
    public void Read_BeforeTheCommit_SeesNothing()
    {
        Store.Writer.Begin();
        Store.Writer.Insert(Instance("a"));

        Assert.Null(Store.FindInstance("a"));
        Assert.NotNull(Store.Writer.FindInstance("a"));

        Store.Writer.Commit();
        Assert.NotNull(Store.FindInstance("a"));
    }

    [Fact]
    public void Open_AfterATransactionThatWasNotCommitted_ShowsNothingOfIt()
    {
        Commit(transaction => transaction.Insert(Instance("a")));
        Store.Writer.Begin();
        Store.Writer.Insert(Instance("b"));
        Reopen();

        Assert.NotNull(Store.FindInstance("a"));
        Assert.Null(Store.FindInstance("b"));
    }

    [Fact]
    public void Commit_OfManyInstances_IsOne()
    {
        var keys = Commit(transaction => Enumerable.Range(0, 2000).Select(i => transaction.Insert(Instance(Number(i)))).ToList());
        Commit(transaction =>
        {
            foreach (var key in keys)
            {
                transaction.AppendTurn(key, 0, Time, Utf8("[]"));
                transaction.Update(key, new InstanceChange(OrchestrationStatus.Completed, Time, null));
            }
        });

        Assert.Equal(2000, keys.Distinct().Count());
        Assert.Empty(Store.UnfinishedInstances());
        Assert.All(keys, key => Assert.Single(Store.ReadHistory(key)));
    }

    private static (DateTime, string, string) Of(DelayedMessage message) => (message.DueAt, message.Target, message.Body);
}
