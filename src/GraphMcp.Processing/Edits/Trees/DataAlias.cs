namespace GraphMcp.Processing.Edits.Trees;

/// <summary>A use of an anchor.</summary>
internal sealed class DataAlias : DataNode
{
    /// <summary>Gets the node that the alias stands for.</summary>
    public required DataNode Target { get; init; }
}
