using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>What becomes of a mention: a node goes, or the mention is left.</summary>
internal readonly record struct HclDecision(HclNode? Node, LeftReason? Left)
{
    public static HclDecision Remove(HclNode node) => new(node, null);

    public static HclDecision Leave(LeftReason reason) => new(null, reason);
}
