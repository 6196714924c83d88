using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>A value in a YAML or JSON file: a scalar, an alias or a collection.</summary>
internal abstract class DataNode
{
    /// <summary>Gets the whole node with anchor, tag, quotes or brackets.</summary>
    public TextRange Span { get; set; }

    /// <summary>Gets the entry or item whose value this is; null for a document's root and for keys.</summary>
    public DataMember? Member { get; set; }

    /// <summary>Gets the anchor's name, or null.</summary>
    public string? Anchor { get; init; }

    /// <summary>Gets the tag as it stands, or null.</summary>
    public string? Tag { get; init; }
}
