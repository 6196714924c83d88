namespace Durable.Embedded.Entities;

/// <summary>What a batch of operations came to.</summary>
internal sealed record EntityBatch(string? Before, string? After, IReadOnlyList<EntityEffect> Effects);
