using System.Text;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Storage.Tests.Folders;

public sealed class FolderWorkspaceTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly IWorkspace _workspace;

    public FolderWorkspaceTests() => _workspace = Open(_folder["space"]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CreateAsync_Twice_TheFirstContentStays()
    {
        Assert.True(await _workspace.CreateAsync("a/b.json", "1"u8.ToArray(), Cancellation));
        Assert.False(await _workspace.CreateAsync("a/b.json", "2"u8.ToArray(), Cancellation));
        Assert.Equal("1"u8.ToArray(), await _workspace.ReadAsync("a/b.json", Cancellation));
        Assert.Equal(["a/b.json"], await ListAsync(""));
    }

    [Fact]
    public async Task CreateAsync_ManyAtOnce_ExactlyOneWinsAndLosersSeeItsWholeContent()
    {
        for (var round = 0; round < 50; round++)
        {
            var path = $"race/{round}";
            var contents = Enumerable.Range(0, 8).Select(i => Encoding.ASCII.GetBytes(new string((char)('a' + i), 50_000))).ToArray();
            using var start = new Barrier(contents.Length);
            var attempts = contents.Select(content =>
                Task.Factory.StartNew(
                        async () =>
                        {
                            start.SignalAndWait(Cancellation);
                            var won = await _workspace.CreateAsync(path, content, Cancellation);
                            return (Won: won, Content: content, Seen: await _workspace.ReadAsync(path, Cancellation));
                        },
                        Cancellation,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                    .Unwrap()
            );
            var results = await Task.WhenAll(attempts);
            var winner = Assert.Single(results, r => r.Won);
            Assert.All(results, r => Assert.Equal(winner.Content, r.Seen));
        }

        Assert.Equal(50, (await ListAsync("race")).Count);
        Assert.Equal(50, Directory.GetFiles(_folder["space/race"]).Length);
    }

    [Fact]
    public async Task WriteAsync_Again_Replaces()
    {
        await _workspace.WriteAsync("x", "1"u8.ToArray(), Cancellation);
        await _workspace.WriteAsync("x", "22"u8.ToArray(), Cancellation);
        Assert.Equal("22"u8.ToArray(), await _workspace.ReadAsync("x", Cancellation));
        await using var stream = await _workspace.OpenReadAsync("x", Cancellation);
        Assert.Equal(2, stream!.Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_PieceByPiece_AppearsWholeWithItsMode(bool ownerOnly)
    {
        await _workspace.WriteAsync("changes.patch", "old"u8.ToArray(), Cancellation);
        await _workspace.WriteAsync(
            "changes.patch",
            async (stream, cancellationToken) =>
            {
                await stream.WriteAsync("new "u8.ToArray(), cancellationToken);
                Assert.Equal("old"u8.ToArray(), await _workspace.ReadAsync("changes.patch", cancellationToken));
                await stream.WriteAsync("content"u8.ToArray(), cancellationToken);
            },
            ownerOnly,
            Cancellation
        );
        Assert.Equal("new content"u8.ToArray(), await _workspace.ReadAsync("changes.patch", Cancellation));
        var others = File.GetUnixFileMode(_folder["space/changes.patch"]) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Assert.Equal(ownerOnly, others == UnixFileMode.None);
    }

    [Fact]
    public async Task WriteAsync_WriterFails_NothingChangesAndNothingIsLeft()
    {
        await Assert.ThrowsAsync<TimeoutException>(async () =>
            await _workspace.WriteAsync("x", (_, _) => throw new TimeoutException(), ownerOnly: false, Cancellation)
        );
        Assert.Empty(Directory.GetFileSystemEntries(_folder["space"]));
    }

    [Fact]
    public async Task ReadAsync_Absent_IsNull()
    {
        Assert.Null(await _workspace.ReadAsync("none", Cancellation));
        Assert.Null(await _workspace.ReadAsync("no/folder/none", Cancellation));
        Assert.Null(await _workspace.OpenReadAsync("no/folder/none", Cancellation));
    }

    [Fact]
    public async Task ListAsync_Nested_OrdinalAndOnlyBelow()
    {
        foreach (var path in new[] { "r/2", "r/1/x", "r/1-", "r/1.a", "s/1" })
        {
            await _workspace.WriteAsync(path, "x"u8.ToArray(), Cancellation);
        }

        Assert.Equal(["r/1-", "r/1.a", "r/1/x", "r/2"], await ListAsync("r"));
        Assert.Empty(await ListAsync("t"));
    }

    [Fact]
    public async Task DeleteAsync_FileFolderOrNothing_IsGone()
    {
        await _workspace.WriteAsync("r/1", "x"u8.ToArray(), Cancellation);
        await _workspace.WriteAsync("r/s/2", "x"u8.ToArray(), Cancellation);
        await _workspace.DeleteAsync("r/1", Cancellation);
        Assert.Equal(["r/s/2"], await ListAsync("r"));
        await _workspace.DeleteAsync("r", Cancellation);
        await _workspace.DeleteAsync("r", Cancellation);
        await _workspace.DeleteAsync("q/r", Cancellation);
        Assert.Empty(await ListAsync(""));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/etc/x")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData("./a")]
    public async Task AnyCall_PathOutOfTheFolder_IsRefused(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await _workspace.WriteAsync(path, "x"u8.ToArray(), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _workspace.CreateAsync(path, "x"u8.ToArray(), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _workspace.ReadAsync(path, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _workspace.OpenReadAsync(path, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _workspace.DeleteAsync(path, Cancellation));
    }

    [Fact]
    public async Task Open_NewFolder_IsForItsOwnerOnly()
    {
        await _workspace.WriteAsync("staged/x", "x"u8.ToArray(), Cancellation);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["space"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["space/staged/x"]));
    }

    [Fact]
    public void Open_OtherScheme_IsNotSupported() => Assert.Throws<NotSupportedException>(() => Open("https://example.org/x"));

    private static IWorkspace Open(string path)
    {
        var uri = path.Contains("://", StringComparison.Ordinal) ? path : FolderUri.FromPath(path);
        return new ServiceCollection().AddGraphMcpStorage().BuildServiceProvider().GetRequiredService<IWorkspaceProvider>().Open(uri);
    }

    private async Task<List<string>> ListAsync(string folder)
    {
        var paths = new List<string>();
        await foreach (var path in _workspace.ListAsync(folder, Cancellation))
        {
            paths.Add(path);
        }

        return paths;
    }
}
