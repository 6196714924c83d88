using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>A tuple <c>[ … ]</c> or an object <c>{ … }</c>.</summary>
internal sealed class HclCollection : HclNode
{
    public required bool IsObject { get; init; }

    public TextRange Interior { get; set; }

    public IEnumerable<HclElement> Elements => Children.Cast<HclElement>();

    /// <summary>Returns the object's element of a normalized key, or null.</summary>
    public HclElement? Find(string key) => Elements.FirstOrDefault(element => element.KeyName == key);
}
