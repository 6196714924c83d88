using System.Runtime.InteropServices;

namespace GraphMcp.Cli.Terminal;

/// <summary>Ctrl+C and SIGTERM: asked once means an orderly end, asked twice means at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action _atOnce;
    private int _received;

    /// <param name="atOnce">Called by the second signal; it ends the process.</param>
    public StopSignals(Action atOnce)
    {
        _atOnce = atOnce;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
        ];
    }

    /// <summary>Gets a task that completes with the first signal.</summary>
    public Task First => _first.Task;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _received) == 1)
        {
            _first.TrySetResult();
        }
        else
        {
            _atOnce();
        }
    }
}
