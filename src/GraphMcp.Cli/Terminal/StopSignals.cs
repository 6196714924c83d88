using System.Runtime.InteropServices;

namespace GraphMcp.Cli.Terminal;

/// <summary>Ctrl+C and SIGTERM: asked once means an orderly end, asked twice means at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _first = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action _atOnce;
    private int _received;

    /// <summary>Begins to listen.</summary>
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

    /// <summary>Gets a token that is cancelled by the first signal.</summary>
    public CancellationToken First => _first.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _first.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _received) == 1)
        {
            _first.Cancel();
        }
        else
        {
            _atOnce();
        }
    }
}
