namespace Durable.Embedded.Store;

/// <summary>A message in a target's inbox; <paramref name="Seq"/> orders the messages of a hub.</summary>
internal readonly record struct StoredMessage(string Target, long Seq, string Body);
