using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Commands;

/// <summary>A run that pushes its events, and whose process ends with it.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string End = "workflow.completed";

    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal)
    {
        ["Workflows__Webhooks__AllowPrivateTargets"] = "true",
        ["Workflows__Webhooks__FirstDelaySeconds"] = "0.05",
        ["Workflows__Webhooks__MaxDelaySeconds"] = "0.2",
        ["Workflows__Webhooks__MaxAttempts"] = "1000",
    };

    private readonly TestFolder _folder = new();
    private WebhookListener _listener = null!;

    public async ValueTask InitializeAsync()
    {
        GeneratedTree.Write(_folder["tree"], 5);
        _listener = await WebhookListener.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_WithAWebhookThatRefusesTheEndAtFirst_EndsOnceItHasTakenIt()
    {
        _listener.Takes = (_, type, before) => type != End || before >= 3;

        await using var process = Start("w");
        var ended = (await process.WaitAsync()).Expect(0);

        Assert.Equal(("/workflows/w", End), _listener.Taken[^1]);
        Assert.Equal(("/workflows/w", "workflow.started"), _listener.Taken[0]);
        Assert.DoesNotContain("have not reached", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAWebhookThatNeverTakesTheEnd_SaysWhatIsLeftAndTheNextRunPushesIt()
    {
        _listener.Takes = (_, type, _) => type != End;
        await using var process = Start("first");
        await process.WaitForErrorAsync("waiting for the webhook");

        process.Send(GraphMcpProcess.SigInt);
        var ended = (await process.WaitAsync()).Expect(0);
        // The second one's end waits for the first one's, so that its process does not end before.
        _listener.Takes = (workflow, type, _) =>
            type != End || workflow == "/workflows/first" || _listener.Taken.Contains(("/workflows/first", End));
        await using var next = Start("second");
        (await next.WaitAsync()).Expect(0);

        Assert.Contains("events have not reached the webhook; the next run", ended.Error, StringComparison.Ordinal);
        Assert.Contains(("/workflows/first", End), _listener.Taken);
        Assert.Contains(("/workflows/second", End), _listener.Taken);
    }

    private GraphMcpProcess Start(string id) =>
        GraphMcpProcess.Start(
            _folder.Path,
            Settings,
            ["run", "inventory", "--source", "tree", "--out", "out", "--workflow-id", id, "--webhook", _listener.Url]
        );
}
