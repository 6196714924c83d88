using Durable.Embedded.Receipts;
using Durable.Embedded.Store;

namespace Durable.Embedded.Tests.Store;

public abstract partial class HubStoreCompliance
{
    [Fact]
    public void Send_ToManyTargets_GivesPlacesInTheOrderOfSending()
    {
        var places = Commit(transaction => Enumerable.Range(0, 30).Select(i => transaction.Send("t" + (i % 3), Utf8(Number(i)))).ToList());

        Assert.Equal(places.Order().Distinct(), places);
        Assert.Equal(Enumerable.Range(0, 30).Select(Number), Store.WaitingMessages().Select(message => message.Body));
        Assert.Equal(places, Store.WaitingMessages().Select(message => message.Seq));
    }

    [Fact]
    public void Take_OfAPrefix_LeavesTheRestAndTheMessagesOfOthers()
    {
        var places = Commit(transaction => Enumerable.Range(0, 6).Select(i => transaction.Send("t" + (i % 2), Utf8(Number(i)))).ToList());
        Commit(transaction =>
        {
            transaction.Take("t0", places[2]);
            transaction.TakeOne("t1", places[3]);
        });

        Assert.Equal(["0001", "0004", "0005"], Store.WaitingMessages().Select(message => message.Body));
    }

    [Fact]
    public void Send_AfterReopening_ComesAfterWhatStillWaits()
    {
        var first = Commit(transaction => transaction.Send("t", Utf8("first")));
        var delayed = Commit(transaction => transaction.Delay("t", Time, Utf8("delayed")));
        Reopen();
        var last = Commit(transaction => transaction.Send("t", Utf8("last")));

        Assert.True(first < delayed && delayed < last);
        Assert.Equal(["first", "last"], Store.WaitingMessages().Select(message => message.Body));
    }

    [Fact]
    public void Delay_UntilDue_KeepsTheMessageUntilItIsRemoved()
    {
        var (one, two) = Commit(transaction =>
            (transaction.Delay("t", Time.AddDays(2), Utf8("one")), transaction.Delay("t", Time, Utf8("two")))
        );
        Assert.Equal([one, two], Store.DelayedMessages().Select(message => message.Seq));

        Commit(transaction =>
        {
            transaction.RemoveDelayed(two);
            transaction.Send("t", Utf8("two"));
        });
        Assert.Equal("one", Assert.Single(Store.DelayedMessages()).Body);
        Assert.Equal("two", Assert.Single(Store.WaitingMessages()).Body);
    }

    [Fact]
    public void SaveEntity_AgainAndAgain_KeepsTheLast()
    {
        Commit(transaction => transaction.SaveEntity(new EntityRow("@e@1", Time, "1", new EntityLock("a", "x", "s"))));
        Commit(transaction => transaction.SaveEntity(new EntityRow("@e@1", Time.AddSeconds(1), null, null)));

        Assert.Equal(new EntityRow("@e@1", Time.AddSeconds(1), null, null), Store.FindEntity("@e@1"));
    }

    [Fact]
    public void LocksOf_AnOwner_AreThoseThatItHolds()
    {
        Commit(transaction =>
        {
            transaction.SaveEntity(new EntityRow("@e@1", Time, "1", new EntityLock("a", "x", "s1")));
            transaction.SaveEntity(new EntityRow("@e@2", Time, null, new EntityLock("a", "x", "s2")));
            transaction.SaveEntity(new EntityRow("@e@3", Time, null, new EntityLock("b", "x", "s3")));
            transaction.SaveEntity(new EntityRow("@e@4", Time, null, null));
        });
        Assert.Equal([("@e@1", "s1"), ("@e@2", "s2")], Store.Writer.LocksOf("a").Order());

        Commit(transaction => transaction.SaveEntity(new EntityRow("@e@1", Time, "1", null)));
        Assert.Equal([("@e@2", "s2")], Store.Writer.LocksOf("a"));
        Assert.Empty(Store.Writer.LocksOf("c"));
    }

    [Fact]
    public void DeleteEmptyEntity_OfAnyKind_RemovesOnlyWhatIsEmpty()
    {
        Commit(transaction =>
        {
            transaction.SaveEntity(new EntityRow("@e@empty", Time, null, null));
            transaction.SaveEntity(new EntityRow("@e@full", Time, "1", null));
            transaction.SaveEntity(new EntityRow("@e@locked", Time, null, new EntityLock("a", "x", "s")));
            transaction.SaveEntity(new EntityRow("@e@asked", Time, null, null));
            transaction.Send("@e@asked", Utf8("{}"));
        });
        string[] ids = ["@e@empty", "@e@full", "@e@locked", "@e@asked", "@e@none"];
        var removed = Commit(transaction => ids.Where(transaction.DeleteEmptyEntity).ToList());

        Assert.Equal(["@e@empty"], removed);
        Assert.Equal(3, Store.QueryEntities(new EntityFilter { IncludesTransient = true }).Count);
    }

    [Fact]
    public void QueryEntities_ByEachFilter_GivesThoseThatFitInTheOrderOfTheirIds()
    {
        Commit(transaction =>
        {
            transaction.SaveEntity(new EntityRow("@b@1", Time, "1", null));
            transaction.SaveEntity(new EntityRow("@a@2", Time.AddHours(1), "2", null));
            transaction.SaveEntity(new EntityRow("@a@1", Time.AddHours(2), null, null));
            transaction.Send("@a@2", Utf8("{}"));
            transaction.Send("@a@2", Utf8("{}"));
        });

        Assert.Equal(["@a@2", "@b@1"], FindEntities(new EntityFilter()));
        Assert.Equal(["@a@1", "@a@2", "@b@1"], FindEntities(new EntityFilter { IncludesTransient = true }));
        Assert.Equal(["@a@2"], FindEntities(new EntityFilter { IdPrefix = "@a@" }));
        Assert.Equal(["@b@1"], FindEntities(new EntityFilter { AfterId = "@a@2" }));
        Assert.Equal(["@a@2"], FindEntities(new EntityFilter { Limit = 1 }));
        Assert.Equal(["@a@2"], FindEntities(new EntityFilter { ModifiedFrom = Time.AddHours(1) }));
        Assert.Equal(["@b@1"], FindEntities(new EntityFilter { ModifiedTo = Time }));
        Assert.Equal([2, 0], Store.QueryEntities(new EntityFilter()).Select(row => row.Backlog));
    }

    [Fact]
    public void SaveReceipt_OfManySources_IsReadBackBySource()
    {
        Commit(transaction =>
        {
            transaction.SaveReceipt(new Receipt("s2", "a", "1", default, 0, new DateTimeOffset(Time), null));
            transaction.SaveReceipt(new Receipt("s1", "b", "1", default, 1, new DateTimeOffset(Time), "why"));
            transaction.SaveReceipt(new Receipt("s1", "a", "1", default, 0, new DateTimeOffset(Time), null));
            transaction.SaveReceipt(new Receipt("s1", "a", "2", default, 2, new DateTimeOffset(Time), "why not"));
            transaction.DeleteReceipt("s2", "none");
        });

        Assert.Equal([("s1", "a", "2"), ("s1", "b", "1"), ("s2", "a", "1")], Store.ReadReceipts(null).Select(Of));
        Assert.Equal(new Receipt("s1", "a", "2", default, 2, new DateTimeOffset(Time), "why not"), Store.ReadReceipts("s1")[0]);
        Commit(transaction => transaction.DeleteReceipt("s2", "a"));
        Assert.Empty(Store.ReadReceipts("s2"));
    }

    private IEnumerable<string> FindEntities(EntityFilter filter) => Store.QueryEntities(filter).Select(row => row.Id);

    private static (string, string, string) Of(Receipt receipt) => (receipt.Source, receipt.Name, receipt.Version);
}
