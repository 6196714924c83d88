using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>An element of a tuple or, with a key, of an object.</summary>
internal sealed class HclElement : HclNode
{
    /// <summary>Gets the key's text; empty in a tuple and for a computed key.</summary>
    public string Key { get; init; } = "";

    /// <summary>Gets where an object's key stands; null in a tuple.</summary>
    public TextRange? KeySpan { get; init; }

    public int? Comma { get; set; }

    public HclNode Value => Children[^1];

    public HclCollection Owner => (HclCollection)Parent!;

    /// <summary>Gets the key in the form that keys are compared in.</summary>
    public string KeyName => Structures.KeyName.Normalize(Key);
}
