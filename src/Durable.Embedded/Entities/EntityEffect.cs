using Durable.Embedded.Tracing;

namespace Durable.Embedded.Entities;

/// <summary>What an operation did beside changing its entity's state.</summary>
internal abstract record EntityEffect
{
    /// <summary>What is told of it once it is durable, if it is traced.</summary>
    public LaterSpan? Span { get; init; }

    public sealed record Signal(string EntityId, WrittenMessage Operation, DateTime? DueAt) : EntityEffect;

    public sealed record Start(
        string InstanceId,
        string Name,
        string Version,
        string? Input,
        DateTime? StartAt,
        IReadOnlyDictionary<string, string>? Tags
    ) : EntityEffect;

    public sealed record Answer(EntityMessage Call, string Body) : EntityEffect;
}
