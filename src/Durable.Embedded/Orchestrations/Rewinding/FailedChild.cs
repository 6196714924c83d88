using DurableTask.Core.History;

namespace Durable.Embedded.Orchestrations.Rewinding;

/// <summary>A sub-orchestration that had failed: as it was asked for, and as the code asks for it without the failures.</summary>
internal sealed record FailedChild(SubOrchestrationInstanceCreatedEvent Then, SubOrchestrationInstanceCreatedEvent Now);
