namespace Durable.Embedded.Entities;

/// <summary>What an operation did beside changing its entity's state.</summary>
internal abstract record EntityEffect
{
    public sealed record Signal(string EntityId, string Operation, DateTime? DueAt) : EntityEffect;

    public sealed record Start(
        string InstanceId,
        string Name,
        string Version,
        string? Input,
        DateTime? StartAt,
        IReadOnlyDictionary<string, string>? Tags
    ) : EntityEffect;

    public sealed record Answer(string InstanceId, string ExecutionId, string RequestId, string Body) : EntityEffect;
}
