namespace Durable.Embedded.Entities;

/// <summary>A message to an entity as it is stored, and its place in the hub's order.</summary>
internal readonly record struct EntityMail(string Message, long Seq);
