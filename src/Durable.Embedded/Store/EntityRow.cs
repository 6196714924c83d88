namespace Durable.Embedded.Store;

/// <summary>An entity's state as it is stored.</summary>
internal sealed record EntityRow(string Id, DateTime UpdatedAt, string State);
