namespace Durable.Embedded.Entities;

/// <summary>A message to an entity and its place in the hub's order.</summary>
internal readonly record struct EntityMail(EntityMessage Message, long Seq);
