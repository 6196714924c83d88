namespace Durable.Embedded.Store;

/// <summary>A signal that is delivered when it is due.</summary>
internal readonly record struct DelayedMessage(long Seq, DateTime DueAt, string Target, string Body);
