using System.Diagnostics;
using System.Globalization;
using Durable.Embedded.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Faults;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
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
        File.SetUnixFileMode(hub.Path, UnixFileMode.UserRead);

        // In a process of its own, since root may write any file unless that right is taken away.
        var program = Path.Combine(AppContext.BaseDirectory, "Durable.Embedded.Tests");
        string[] command =
        [
            .. Environment.IsPrivilegedProcess ? (string[])["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"] : [],
            program,
            Acknowledger.Command,
            hub.Path,
            nameof(HubDurability.Full),
        ];
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardError = true }
        )!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"'{hub.Path}' is read-only", error, StringComparison.Ordinal);
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
        // All pages but the first.
        await OverwriteAsync(hub.Path, 4096, [.. Enumerable.Repeat((byte)0xEE, 200_000)]);

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

    /// <summary>Writes over a hub's file, after what its log holds has come into it.</summary>
    private static async Task OverwriteAsync(string path, long offset, byte[] bytes)
    {
        using (var database = new SqliteDatabase(path))
        {
            database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Position = offset;
        await file.WriteAsync(bytes, TestContext.Current.CancellationToken);
    }
}
