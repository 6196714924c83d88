using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Hub;

/// <summary>A task's implementation with the service scope that it lives in.</summary>
internal sealed class Invocation<T>(T task, AsyncServiceScope? scope, ILogger logger) : IDisposable
    where T : class
{
    public T Task { get; } = task;

    /// <summary>Disposes of the scope; services that do so asynchronously are not waited for.</summary>
    public void Dispose()
    {
        if (scope is { } owned)
        {
            _ = DisposeAsync(owned);
        }
    }

    private async System.Threading.Tasks.Task DisposeAsync(AsyncServiceScope owned)
    {
        try
        {
            await owned.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) // a service's failure to clean up must not undo the work that it served
        {
            HubLog.DisposeFailed(logger, e);
        }
    }
}
