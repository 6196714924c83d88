using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Orchestrations;

/// <summary>What all orchestrators, activities and entities of a hub share.</summary>
internal sealed record OrchestrationEnvironment(DataConverter Converter, ILoggerFactory LoggerFactory)
{
    /// <summary>Says which properties of exceptions are kept in failures.</summary>
    public IExceptionPropertiesProvider? ExceptionProperties { get; init; }

    public HubLimits Limits { get; init; } = new();

    /// <summary>Which versions are run, and which sub-orchestrations get.</summary>
    public VersionMatch Versions { get; init; } = new(null);
}
