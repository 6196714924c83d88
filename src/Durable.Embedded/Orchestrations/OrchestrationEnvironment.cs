using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Orchestrations;

/// <summary>What all orchestrators of a hub share.</summary>
internal sealed record OrchestrationEnvironment(DataConverter Converter, ILoggerFactory LoggerFactory);
