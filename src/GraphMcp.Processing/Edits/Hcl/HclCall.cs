namespace GraphMcp.Processing.Edits.Hcl;

/// <summary><c>name(argument, …)</c></summary>
internal sealed class HclCall : HclNode
{
    public required string Name { get; init; }
}
