namespace Durable.Embedded.Entities;

/// <summary>An operation as it is stored, and its place in the hub's order.</summary>
internal readonly record struct EntityMail(string Operation, long Seq);
