using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits;

/// <summary>A reference that stays, and why.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Code">A stable code in kebab case (<c>no-safe-edit</c>, <c>only-item-of-required-list</c> …).</param>
/// <param name="Reason">One sentence for a person.</param>
public sealed record LeftReference(Reference Reference, string Code, string Reason);
