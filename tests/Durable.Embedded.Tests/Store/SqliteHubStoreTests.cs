using Durable.Embedded.Store;
using DurableTask.Core;

namespace Durable.Embedded.Tests.Store;

public sealed class SqliteHubStoreTests : HubStoreCompliance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("durable-embedded-");

    private string File => Path.Combine(_folder.FullName, "hub.db");

    /// <summary>SQLite makes a table for every statement that sets a column of a partial index, whatever it sets it to.</summary>
    [Theory]
    [InlineData(OrchestrationStatus.Running, 0)]
    [InlineData(OrchestrationStatus.Suspended, 1)]
    [InlineData(OrchestrationStatus.Completed, 1)]
    public void Update_OfARunningInstance_TouchesTheIndexOfTheStatusOnlyWhenThatChanges(OrchestrationStatus status, int touches)
    {
        var key = Commit(transaction => transaction.Insert(Instance("a") with { Status = OrchestrationStatus.Running }));
        using var other = new SqliteDatabase(File);
        other.Execute(
            "CREATE TABLE touches (id TEXT);"
                + "CREATE TRIGGER touched AFTER UPDATE OF status ON instances BEGIN INSERT INTO touches VALUES (new.id); END"
        );

        Commit(transaction => transaction.Update(key, new InstanceChange(status, Time, "1")));

        Assert.Equal(touches, other.Scalar("SELECT count(*) FROM touches"));
        Assert.Equal((status, "1"), (Store.FindInstance("a")!.Status, Store.FindInstance("a")!.CustomStatus));
    }

    private protected override IHubStore Open() => SqliteHubStore.Open(File, HubDurability.Normal);

    protected override void CleanUp() => _folder.Delete(recursive: true);
}
