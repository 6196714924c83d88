using Microsoft.Extensions.Hosting;

namespace Durable.Embedded.FunctionsHost;

/// <summary>Leaves the process's signals to whoever started the host: a command line drains on Ctrl+C, a service manager stops otherwise.</summary>
internal sealed class CallerLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
