using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;
using GraphMcp.Cli.Tests.Fakes;
using GraphMcp.Workflows.Events;
using Microsoft.Extensions.Time.Testing;

namespace GraphMcp.Cli.Tests.Runs;

public sealed class DeliveryWaitTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeHosts _hosts = new();
    private readonly StringWriter _error = new();
    private readonly CancellationTokenSource _signal = new();

    public void Dispose()
    {
        _signal.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task WaitAsync_NothingLeft_SaysNothing()
    {
        await WaitAsync();

        Assert.Equal("", _error.ToString());
    }

    [Fact]
    public async Task WaitAsync_LeftUntilThePatienceIsOver_SaysHowMany()
    {
        _hosts.Deliveries = new DeliveryState(HasEnded: true, Undelivered: 3, IsComplete: false);
        var began = _time.GetUtcNow();
        var waiting = WaitAsync();

        while (!waiting.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        await waiting;
        Assert.Equal(DeliveryWait.Patience, _time.GetUtcNow() - began);
        Assert.Contains("3 events have not reached the webhook; the next run", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAsync_DeliveredMeanwhile_EndsWithoutAComplaint()
    {
        _hosts.Deliveries = new DeliveryState(HasEnded: false, Undelivered: 0, IsComplete: false);
        var waiting = WaitAsync();

        _hosts.Deliveries = new DeliveryState(HasEnded: true, Undelivered: 0, IsComplete: true);
        _time.Advance(TimeSpan.FromMilliseconds(100));

        await waiting;
        Assert.DoesNotContain("have not reached", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitAsync_Signalled_LeavesTheRest()
    {
        _hosts.Deliveries = new DeliveryState(HasEnded: true, Undelivered: 1, IsComplete: false);
        var waiting = WaitAsync();

        await _signal.CancelAsync();

        await waiting;
        Assert.Contains("1 events have not reached", _error.ToString(), StringComparison.Ordinal);
    }

    private async Task WaitAsync()
    {
        var terminal = new CliTerminal(TextWriter.Null, _error, IsLive: false, "graphmcp", _time);
        await using var host = await _hosts.OpenAsync(RunFolder.For("out", hub: null));
        await new DeliveryWait(host, terminal, _signal.Token).WaitAsync("w");
    }
}
