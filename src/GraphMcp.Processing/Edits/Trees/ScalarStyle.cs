namespace GraphMcp.Processing.Edits.Trees;

/// <summary>How a scalar is written.</summary>
internal enum ScalarStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single or double quotes.</summary>
    Quoted,

    /// <summary>A block of text of its own lines.</summary>
    Block,
}
