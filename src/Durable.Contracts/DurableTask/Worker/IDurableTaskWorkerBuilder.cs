using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.DurableTask.Worker;

/// <summary>Configures a worker: what it runs, and on what.</summary>
public interface IDurableTaskWorkerBuilder
{
    /// <summary>The worker's name, under which its options stand; empty for the default one.</summary>
    string Name { get; }

    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }

    /// <summary>The type of worker that is built; a <see cref="Hosting.DurableTaskWorker"/>.</summary>
    Type? BuildTarget { get; set; }

    /// <summary>Makes the worker.</summary>
    IHostedService Build(IServiceProvider serviceProvider);
}
