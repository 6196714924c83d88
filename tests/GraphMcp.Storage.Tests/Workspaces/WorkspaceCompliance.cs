using System.Text;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Tests.Workspaces;

/// <summary>What every workspace does, whatever keeps its files.</summary>
public abstract class WorkspaceCompliance
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Gets an empty workspace, the same for the whole test.</summary>
    protected abstract IWorkspace Workspace { get; }

    /// <summary>Gets how many rounds of a race are run: fewer where each costs calls over a network.</summary>
    protected abstract int Rounds { get; }

    [Fact]
    public async Task CreateAsync_Twice_TheFirstContentStays()
    {
        Assert.True(await Workspace.CreateAsync("a/b.json", "1"u8.ToArray(), Cancellation));
        Assert.False(await Workspace.CreateAsync("a/b.json", "2"u8.ToArray(), Cancellation));
        Assert.Equal("1"u8.ToArray(), await Workspace.ReadAsync("a/b.json", Cancellation));
        Assert.Equal(["a/b.json"], await ListAsync(""));
    }

    [Fact]
    public async Task CreateAsync_OfWhatWasDeleted_WinsAgain()
    {
        Assert.True(await Workspace.CreateAsync("x", "1"u8.ToArray(), Cancellation));
        await Workspace.DeleteAsync("x", Cancellation);
        Assert.True(await Workspace.CreateAsync("x", "2"u8.ToArray(), Cancellation));
        Assert.Equal("2"u8.ToArray(), await Workspace.ReadAsync("x", Cancellation));
    }

    [Fact]
    public async Task CreateAsync_ManyAtOnce_ExactlyOneWinsAndLosersSeeItsWholeContent()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var path = $"race/{round}";
            var contents = Enumerable.Range(0, 8).Select(i => Encoding.ASCII.GetBytes(new string((char)('a' + i), 50_000))).ToArray();
            using var start = new Barrier(contents.Length);
            var attempts = contents.Select(content =>
                Task.Factory.StartNew(
                        async () =>
                        {
                            start.SignalAndWait(Cancellation);
                            var won = await Workspace.CreateAsync(path, content, Cancellation);
                            return (Won: won, Content: content, Seen: await Workspace.ReadAsync(path, Cancellation));
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

        Assert.Equal(Rounds, (await ListAsync("race")).Count);
    }

    [Fact]
    public async Task WriteAsync_Again_Replaces()
    {
        await Workspace.WriteAsync("x", "1"u8.ToArray(), Cancellation);
        await Workspace.WriteAsync("x", "22"u8.ToArray(), Cancellation);
        Assert.Equal("22"u8.ToArray(), await Workspace.ReadAsync("x", Cancellation));
        await using var stream = await Workspace.OpenReadAsync("x", Cancellation);
        using var content = new MemoryStream();
        await stream!.CopyToAsync(content, Cancellation);
        Assert.Equal("22"u8.ToArray(), content.ToArray());
    }

    [Fact]
    public async Task WriteAsync_PieceByPiece_AppearsWholeAtItsEnd()
    {
        await Workspace.WriteAsync("changes.patch", "old"u8.ToArray(), Cancellation);
        await Workspace.WriteAsync(
            "changes.patch",
            async (stream, cancellationToken) =>
            {
                await stream.WriteAsync("new "u8.ToArray(), cancellationToken);
                await stream.FlushAsync(cancellationToken);
                Assert.Equal("old"u8.ToArray(), await Workspace.ReadAsync("changes.patch", cancellationToken));
                await stream.WriteAsync("content"u8.ToArray(), cancellationToken);
            },
            ownerOnly: false,
            Cancellation
        );
        Assert.Equal("new content"u8.ToArray(), await Workspace.ReadAsync("changes.patch", Cancellation));
    }

    [Fact]
    public async Task WriteAsync_OfManyMegabytesPieceByPiece_KeepsEveryByte()
    {
        var piece = Enumerable.Range(0, 100_000).Select(number => (byte)(number * 7)).ToArray();
        await Workspace.WriteAsync(
            "large",
            async (stream, cancellationToken) =>
            {
                for (var number = 0; number < 200; number++)
                {
                    await stream.WriteAsync(piece, cancellationToken);
                }
            },
            ownerOnly: true,
            Cancellation
        );

        var content = await Workspace.ReadAsync("large", Cancellation);
        Assert.Equal(200 * piece.Length, content!.Length);
        Assert.True(content.Chunk(piece.Length).All(chunk => chunk.AsSpan().SequenceEqual(piece)));
    }

    [Fact]
    public async Task WriteAsync_WriterFails_NothingChangesAndNothingIsLeft()
    {
        await Assert.ThrowsAsync<TimeoutException>(async () =>
            await Workspace.WriteAsync("x", (_, _) => throw new TimeoutException(), ownerOnly: false, Cancellation)
        );
        await Assert.ThrowsAsync<TimeoutException>(async () =>
            await Workspace.WriteAsync(
                "x",
                async (stream, cancellationToken) =>
                {
                    await stream.WriteAsync(new byte[10_000_000], cancellationToken);
                    throw new TimeoutException();
                },
                ownerOnly: false,
                Cancellation
            )
        );
        Assert.Empty(await ListAsync(""));
    }

    [Fact]
    public async Task ReadAsync_Absent_IsNull()
    {
        Assert.Null(await Workspace.ReadAsync("none", Cancellation));
        Assert.Null(await Workspace.ReadAsync("no/folder/none", Cancellation));
        Assert.Null(await Workspace.OpenReadAsync("no/folder/none", Cancellation));
    }

    [Fact]
    public async Task ListAsync_Nested_OrdinalAndOnlyBelow()
    {
        foreach (var path in new[] { "r/2", "r/1/x", "r/1-", "r/1.a", "s/1", "rest" })
        {
            await Workspace.WriteAsync(path, "x"u8.ToArray(), Cancellation);
        }

        Assert.Equal(["r/1-", "r/1.a", "r/1/x", "r/2"], await ListAsync("r"));
        Assert.Empty(await ListAsync("t"));
    }

    [Fact]
    public async Task DeleteAsync_FileFolderOrNothing_IsGone()
    {
        foreach (var path in new[] { "r/1", "r/s/2", "rest" })
        {
            await Workspace.WriteAsync(path, "x"u8.ToArray(), Cancellation);
        }

        await Workspace.DeleteAsync("r/1", Cancellation);
        Assert.Equal(["r/s/2"], await ListAsync("r"));
        await Workspace.DeleteAsync("r", Cancellation);
        await Workspace.DeleteAsync("r", Cancellation);
        await Workspace.DeleteAsync("q/r", Cancellation);
        Assert.Equal(["rest"], await ListAsync(""));
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/etc/x")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData("./a")]
    public async Task AnyCall_PathOutOfTheWorkspace_IsRefused(string path)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Workspace.WriteAsync(path, "x"u8.ToArray(), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Workspace.WriteAsync(path, (_, _) => Task.CompletedTask, ownerOnly: false, Cancellation)
        );
        await Assert.ThrowsAsync<ArgumentException>(async () => await Workspace.CreateAsync(path, "x"u8.ToArray(), Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Workspace.ReadAsync(path, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Workspace.OpenReadAsync(path, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Workspace.DeleteAsync(path, Cancellation));
    }

    protected async Task<IReadOnlyList<string>> ListAsync(string folder)
    {
        var paths = new List<string>();
        await foreach (var path in Workspace.ListAsync(folder, Cancellation))
        {
            paths.Add(path);
        }

        return paths;
    }
}
