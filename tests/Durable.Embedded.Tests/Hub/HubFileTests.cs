using Durable.Embedded.Store;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Hub;

public sealed class HubFileTests
{
    [Fact]
    public async Task Open_OfAHubThatHasAnOwner_IsRefused()
    {
        await using var hub = await TestHub.StartAsync(_ => { });

        var refused = await Assert.ThrowsAsync<HubInUseException>(hub.OpenAnotherAsync);

        Assert.Contains(hub.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AfterTheOwnerHasClosed_Works()
    {
        await using var hub = await TestHub.StartAsync(_ => { });
        await hub.CloseAsync();

        await using var another = await hub.OpenAnotherAsync();

        Assert.Empty(await another.Client.GetAllInstancesAsync().ToListAsync());
    }

    [Fact]
    public async Task Open_OfAHubFromANewerVersion_IsRefused()
    {
        await using var hub = await TestHub.StartAsync(_ => { });
        await hub.CloseAsync();
        using (var database = new SqliteDatabase(hub.Path))
        {
            database.Execute("PRAGMA user_version = 999");
        }

        var refused = await Assert.ThrowsAsync<HubVersionException>(hub.OpenAnotherAsync);

        Assert.Contains("999", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_InAFolderThatIsNotThere_SaysSo()
    {
        var options = new EmbeddedHubOptions { Path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", "hub.db") };

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => EmbeddedHub.OpenAsync(options, new()));
    }

    [Fact]
    public async Task Open_TwiceInARow_KeepsTheSchemaVersion()
    {
        await using var hub = await TestHub.StartAsync(_ => { });
        await hub.RestartAsync();
        await hub.CloseAsync();

        using var database = new SqliteDatabase(hub.Path);

        Assert.Equal(HubSchema.Version, database.Scalar("PRAGMA user_version"));
    }

    [Theory]
    [InlineData(HubDurability.Full, 2)]
    [InlineData(HubDurability.Normal, 1)]
    public void Open_WithADurability_SetsIt(HubDurability durability, int synchronous)
    {
        var folder = Directory.CreateTempSubdirectory("durable-embedded-");
        try
        {
            var path = Path.Combine(folder.FullName, "hub.db");
            using var database = new SqliteDatabase(path);
            using var store = SqliteHubStore.Open(path, durability);

            Assert.Equal(synchronous, store.Synchronous);
            Assert.Equal("wal", database.Text("PRAGMA journal_mode"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
