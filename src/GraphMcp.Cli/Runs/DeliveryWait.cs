using GraphMcp.Cli.Progress;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Runs;

/// <summary>Waits at a run's end for its last events to be pushed to the webhook: whoever waits for them there waits for this process.</summary>
/// <param name="host">Pushes them.</param>
/// <param name="terminal">Where it is told what is left.</param>
/// <param name="signal">A signal, which ends the wait; one that came before was for the pause.</param>
internal sealed class DeliveryWait(IRunHost host, CliTerminal terminal, CancellationToken signal)
{
    /// <summary>How long it waits at most.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits, and says how many events are left if there are any.</summary>
    public async Task WaitAsync(string workflowId)
    {
        var stop = signal.IsCancellationRequested ? CancellationToken.None : signal;
        var began = terminal.Time.GetTimestamp();
        var state = await host.GetDeliveriesAsync(workflowId);
        if (!state.IsComplete)
        {
            await terminal.Error.WriteLineAsync("waiting for the webhook to take the last events (Ctrl+C leaves them for the next run)");
        }

        while (!state.IsComplete && terminal.Time.GetElapsedTime(began) < Patience && !stop.IsCancellationRequested)
        {
            await Task.Delay(Interval, terminal.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            state = await host.GetDeliveriesAsync(workflowId);
        }

        if (!state.IsComplete)
        {
            await terminal.Error.WriteLineAsync(
                $"{ProgressText.Number(state.Undelivered)} events have not reached the webhook; the next run with this hub goes on with them"
            );
        }
    }
}
