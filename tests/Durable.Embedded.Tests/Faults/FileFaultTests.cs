using System.Globalization;
using Durable.Embedded.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Faults;

public sealed class FileFaultTests
{
    [Fact]
    public async Task Open_OfAFileThatIsNoDatabase_SaysSoAndLeavesIt()
    {
        await using var hub = new TestHub(_ => { });
        var text = string.Concat(Enumerable.Repeat("a diary, and not a hub\n", 100));
        await File.WriteAllTextAsync(hub.Path, text, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<HubFileException>(hub.OpenAnotherAsync);

        Assert.Contains($"'{hub.Path}' is no hub", refused.Message, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(hub.Path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Open_OfAReadOnlyHub_SaysSo()
    {
        await using var hub = await TestHub.StartAsync(_ => { });
        await hub.CloseAsync();
        // The header's version for writers: SQLite treats such a file as read-only, whoever runs the test (root may write any other).
        await OverwriteAsync(hub.Path, 18, [3]);

        var refused = await Assert.ThrowsAsync<HubFileException>(hub.OpenAnotherAsync);

        Assert.Contains($"'{hub.Path}' is read-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_WithALockThatCannotBeWritten_SaysSo()
    {
        await using var hub = new TestHub(_ => { });
        Directory.CreateDirectory(hub.Path + ".lock");

        var refused = await Assert.ThrowsAsync<HubFileException>(hub.OpenAnotherAsync);

        Assert.Contains(hub.Path, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAHubWithADamagedPage_SaysSo()
    {
        await using var hub = await TestHub.StartAsync(_ => { });
        await hub.CloseAsync();
        using (var database = new SqliteDatabase(hub.Path))
        {
            database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        var length = new FileInfo(hub.Path).Length;
        await OverwriteAsync(hub.Path, 4096, [.. Enumerable.Repeat((byte)0xEE, (int)length - 4096)]);

        var refused = await Assert.ThrowsAsync<HubFileException>(hub.OpenAnotherAsync);

        Assert.Contains($"'{hub.Path}' is damaged", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_OnAFullDisk_HaltsAndLosesNothingAcknowledged()
    {
        await using var hub = new TestHub(registry => registry.AddOrchestratorFunc<string, int>("Measures", (context, text) => text.Length))
        {
            With = options => options with { MaxPages = 100 },
        };
        await hub.StartAsync();
        var acknowledged = new List<string>();

        var halted = await Assert.ThrowsAsync<HubHaltedException>(() => StartUntilFullAsync(hub, acknowledged));

        Assert.Contains($"'{hub.Path}' cannot grow: the disk is full. Free space", halted.Message, StringComparison.Ordinal);
        Assert.NotEmpty(acknowledged);
        hub.With = options => options;
        await hub.RestartAsync();
        foreach (var id in acknowledged)
        {
            Assert.Equal(3000, (await hub.EndAsync(id)).ReadOutputAs<int>());
        }

        Assert.Equal(acknowledged.Count, await hub.Client.GetAllInstancesAsync().CountAsync());
    }

    private static async Task StartUntilFullAsync(TestHub hub, List<string> acknowledged)
    {
        while (acknowledged.Count < 10_000)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"start-{acknowledged.Count}");
            await hub.Client.ScheduleNewOrchestrationInstanceAsync("Measures", new string('x', 3000), new StartOrchestrationOptions(id));
            acknowledged.Add(id);
        }
    }

    private static async Task OverwriteAsync(string path, long offset, byte[] bytes)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Position = offset;
        await file.WriteAsync(bytes, TestContext.Current.CancellationToken);
    }
}
