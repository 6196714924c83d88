namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>A name and the steps from it: <c>aws_db_instance.main[0].endpoint</c>.</summary>
internal sealed class HclTraversal : HclNode
{
    /// <summary>Gets the names on the way; keys in brackets are names, too, computed ones a star; numbers are left out.</summary>
    public List<string> Path { get; } = [];
}
