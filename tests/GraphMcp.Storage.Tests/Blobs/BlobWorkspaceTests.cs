using GraphMcp.Storage.Tests.Workspaces;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Tests.Blobs;

public sealed class BlobWorkspaceTests : WorkspaceCompliance
{
    private readonly BlobService _service;
    private readonly string _uri;

    public BlobWorkspaceTests(BlobService service)
    {
        _service = service;
        _uri = $"azurite:{service.NewContainer().Name}/work%20space";
        Workspace = service.OpenWorkspace(_uri);
    }

    protected override IWorkspace Workspace { get; }

    protected override int Rounds => 10;

    [Fact]
    public async Task CreateAsync_WhoseAnswerIsLost_HasWonAndIsNotDoubled()
    {
        var lost = 0;
        var workspace = _service.OpenWorkspace(
            _uri,
            new FaultHandler(request =>
                request.Method == HttpMethod.Put && !IsContainer(request) && Interlocked.Increment(ref lost) == 1
                    ? CallFault.AnswerLost
                    : CallFault.None
            )
        );
        Assert.True(await Workspace.CreateAsync("there", "1"u8.ToArray(), Cancellation));

        Assert.True(await workspace.CreateAsync("x", "1"u8.ToArray(), Cancellation));
        Assert.False(await workspace.CreateAsync("x", "2"u8.ToArray(), Cancellation));

        Assert.True(lost > 1);
        Assert.Equal("1"u8.ToArray(), await workspace.ReadAsync("x", Cancellation));
    }

    [Theory]
    [InlineData("Busy")]
    [InlineData("TimedOut")]
    [InlineData("AnswerLost")]
    public async Task AllCalls_WhileEveryThirdFails_DoWhatTheyDoWithoutFailures(string fault)
    {
        var calls = 0;
        var handler = new FaultHandler(_ => Interlocked.Increment(ref calls) % 3 == 0 ? Enum.Parse<CallFault>(fault) : CallFault.None);
        var workspace = _service.OpenWorkspace(_uri, handler);
        var wins = 0;

        for (var number = 0; number < 20; number++)
        {
            wins += await workspace.CreateAsync($"c/{number:D2}", BitConverter.GetBytes(number), Cancellation) ? 1 : 0;
            wins += await workspace.CreateAsync($"c/{number:D2}", "other"u8.ToArray(), Cancellation) ? 1 : 0;
            await workspace.WriteAsync($"w/{number:D2}", BitConverter.GetBytes(number), Cancellation);
            await workspace.WriteAsync(
                $"s/{number:D2}",
                async (stream, stop) => await stream.WriteAsync(BitConverter.GetBytes(number), stop),
                ownerOnly: false,
                Cancellation
            );
        }

        Assert.Equal(20, wins);
        foreach (var folder in new[] { "c", "w", "s" })
        {
            var names = await ListAsync(folder);
            Assert.Equal(Enumerable.Range(0, 20).Select(number => $"{folder}/{number:D2}"), names);
            foreach (var name in names)
            {
                Assert.Equal(BitConverter.GetBytes(int.Parse(name[2..], null)), await workspace.ReadAsync(name, Cancellation));
            }
        }

        await workspace.DeleteAsync("c", Cancellation);
        Assert.Empty(await ListAsync("c"));
        Assert.True(calls > 200);
    }

    [Fact]
    public async Task AnyCall_OnAServiceThatIsDown_IsAnIOException()
    {
        var workspace = _service.OpenWorkspace(_uri, new FaultHandler(_ => CallFault.TimedOut));

        await Assert.ThrowsAsync<IOException>(async () => await workspace.ReadAsync("x", Cancellation));
        await Assert.ThrowsAsync<IOException>(async () => await workspace.CreateAsync("x", "1"u8.ToArray(), Cancellation));
        await Assert.ThrowsAsync<IOException>(async () =>
            await workspace.WriteAsync(
                "x",
                async (stream, stop) => await stream.WriteAsync(new byte[20_000_000], stop),
                ownerOnly: false,
                Cancellation
            )
        );
        await Assert.ThrowsAsync<IOException>(async () => await workspace.ListAsync("", Cancellation).ToListAsync(Cancellation));
    }

    private static bool IsContainer(HttpRequestMessage request) =>
        request.RequestUri!.Query.Contains("restype=container", StringComparison.Ordinal);
}
