namespace Durable.Embedded.Store;

/// <summary>One turn of an instance as it is stored.</summary>
internal readonly record struct StoredTurn(int Number, DateTime At, ReadOnlyMemory<byte> Events);
