using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.DurableTask.Worker.Hosting;

/// <summary>Runs tasks as long as its host runs.</summary>
public abstract class DurableTaskWorker : BackgroundService
{
    /// <summary>Makes a worker of a name; null is the default one.</summary>
    protected DurableTaskWorker(string? name, IDurableTaskFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Name = name ?? Options.DefaultName;
        Factory = factory;
    }

    /// <summary>The worker's name.</summary>
    protected virtual string Name { get; }

    /// <summary>Makes what it runs.</summary>
    protected virtual IDurableTaskFactory Factory { get; }

    /// <summary>Says which properties of an exception become part of a task's failure. Default: null, none.</summary>
    protected IExceptionPropertiesProvider? ExceptionPropertiesProvider { get; set; }
}
