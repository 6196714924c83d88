namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>An expression that is no structure of its own.</summary>
internal sealed class HclExpression(HclExpressionKind kind) : HclNode
{
    public HclExpressionKind Kind => kind;
}
