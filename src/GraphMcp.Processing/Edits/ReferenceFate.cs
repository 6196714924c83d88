namespace GraphMcp.Processing.Edits;

/// <summary>What became of a reference.</summary>
internal enum ReferenceFate
{
    /// <summary>It is still there.</summary>
    Left,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It is still there, marked as historical.</summary>
    Annotated,
}
