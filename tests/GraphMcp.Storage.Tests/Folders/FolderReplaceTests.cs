using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Tests.Folders;

public sealed class FolderReplaceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ReplaceAsync_HashMatches_ContentIsNewAndModeStays()
    {
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupWrite | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(_folder.Write("d/run.sh", "old"), mode);
        Assert.Equal(ReplaceOutcome.Replaced, await ReplaceAsync("d/run.sh", "old", "new"));
        Assert.Equal("new", File.ReadAllText(_folder["d/run.sh"]));
        Assert.Equal(mode, File.GetUnixFileMode(_folder["d/run.sh"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder["d"]));
    }

    [Fact]
    public async Task ReplaceAsync_OwnerIsAnother_OwnerStaysWhereTheSystemLetsUs()
    {
        _folder.Write("x", "old");
        Run("chown", "12345:23456", _folder["x"]);
        var before = Run("stat", "-c", "%u:%g", _folder["x"]);
        Assert.Equal(ReplaceOutcome.Replaced, await ReplaceAsync("x", "old", "new"));
        Assert.Equal(before, Run("stat", "-c", "%u:%g", _folder["x"]));
    }

    [Fact]
    public async Task ReplaceAsync_Twice_SecondFindsItDone()
    {
        _folder.Write("x", "old");
        Assert.Equal(ReplaceOutcome.Replaced, await ReplaceAsync("x", "old", "new"));
        Assert.Equal(ReplaceOutcome.AlreadyDone, await ReplaceAsync("x", "old", "new"));
    }

    [Fact]
    public async Task ReplaceAsync_ContentIsAnother_NothingChanges()
    {
        _folder.Write("x", "edited by someone");
        Assert.Equal(ReplaceOutcome.ChangedMeanwhile, await ReplaceAsync("x", "old", "new"));
        Assert.Equal("edited by someone", File.ReadAllText(_folder["x"]));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("none/x")]
    [InlineData("x/y")]
    public async Task ReplaceAsync_NothingThere_IsMissing(string path)
    {
        _folder.Write("x", "old");
        Assert.Equal(ReplaceOutcome.Missing, await ReplaceAsync(path, "old", "new"));
    }

    [Theory]
    [InlineData("link")]
    [InlineData("linked/x")]
    [InlineData("inside")]
    public async Task ReplaceAsync_ThroughALink_IsRefused(string path)
    {
        using var outside = new TempFolder();
        outside.Write("x", "old");
        _folder.Write("y", "old");
        File.CreateSymbolicLink(_folder["link"], outside["x"]);
        File.CreateSymbolicLink(_folder["inside"], "y");
        Directory.CreateSymbolicLink(_folder["linked"], outside.Path);
        Assert.Equal(ReplaceOutcome.ChangedMeanwhile, await ReplaceAsync(path, "old", "new"));
        Assert.Equal("old", File.ReadAllText(outside["x"]));
        Assert.Equal("old", File.ReadAllText(_folder["y"]));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("/x")]
    [InlineData("a/../x")]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task AnyCall_PathOutOfTheRoot_IsRefused(string path)
    {
        await using var source = await SourceOn.Folder(_folder.Path);
        await Assert.ThrowsAsync<ArgumentException>(async () => await ReplaceAsync(path, "old", "new"));
        await Assert.ThrowsAsync<ArgumentException>(async () => await source.FindAsync(path, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await source.ReadAsync(path, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await source.ReadHeadAsync(path, 1, Cancellation));
    }

    [Fact]
    public async Task ReplaceAsync_AfterAKilledAttempt_ItsTemporaryFileIsNeitherListedNorLeft()
    {
        _folder.Write("x", "old");
        string? temporary = null;
        using (var watcher = new FileSystemWatcher(_folder.Path))
        {
            watcher.Created += (_, created) => temporary ??= created.FullPath;
            watcher.EnableRaisingEvents = true;
            await ReplaceAsync("x", "old", "new");
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref temporary) is not null, TimeSpan.FromSeconds(30)));
        }

        File.WriteAllText(temporary!, "half");
        await using var source = await SourceOn.Folder(_folder.Path);
        Assert.Equal(["x"], await source.ListAsync());
        Assert.Equal(ReplaceOutcome.AlreadyDone, await ReplaceAsync("x", "old", "new"));
        Assert.Equal([_folder["x"]], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task ReplaceAsync_NameOfFullLength_HasRoomForTheTemporaryFile()
    {
        var name = new string('n', 255);
        _folder.Write(name, "old");
        Assert.Equal(ReplaceOutcome.Replaced, await ReplaceAsync(name, "old", "new"));
    }

    [Fact]
    public async Task ReplaceAsync_Cancelled_NothingChanges()
    {
        _folder.Write("x", "old");
        await using var source = await SourceOn.Folder(_folder.Path);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
            await source.ReplaceAsync("x", Hash("old"), "new"u8.ToArray(), cancelled.Token)
        );
        Assert.Equal("old", File.ReadAllText(_folder["x"]));
    }

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static string Run(string command, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command, arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private async Task<ReplaceOutcome> ReplaceAsync(string path, string before, string after)
    {
        await using var source = await SourceOn.Folder(_folder.Path);
        return await source.ReplaceAsync(path, Hash(before), Encoding.UTF8.GetBytes(after), Cancellation);
    }
}
