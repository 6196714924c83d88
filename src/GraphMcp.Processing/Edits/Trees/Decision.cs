using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>What becomes of a reference: a member or a document goes, or the reference is left.</summary>
internal readonly record struct Decision(DataMember? Member, DataDocument? Document, LeftReason? Left)
{
    public static Decision Remove(DataMember member) => new(member, null, null);

    public static Decision Remove(DataDocument document) => new(null, document, null);

    public static Decision Leave(LeftReason reason) => new(null, null, reason);
}
