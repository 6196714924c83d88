using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.Tasks;

/// <summary>What invocations share while the host runs.</summary>
internal sealed class FunctionsRuntime : IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The client that <c>[DurableClient]</c> gives; it is never in the service container, as on Azure it is not.</summary>
    public DurableTaskClient Client
    {
        get => field ?? throw new InvalidOperationException("The hub has not been opened.");
        set;
    }

    /// <summary>The client of the management API, which no floor restricts.</summary>
    public DurableTaskClient ManagementClient
    {
        get => field ?? throw new InvalidOperationException("The hub has not been opened.");
        set;
    }

    /// <summary>Fires when the host stops.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public Task StopAsync() => _stopping.CancelAsync();

    public void Dispose() => _stopping.Dispose();
}
