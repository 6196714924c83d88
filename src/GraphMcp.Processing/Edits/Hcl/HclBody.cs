namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>The attributes and blocks of a file or a block.</summary>
internal sealed class HclBody : HclNode
{
    /// <summary>Returns the body's attribute of a name, or null.</summary>
    public HclAttribute? Find(string name) => Children.OfType<HclAttribute>().FirstOrDefault(attribute => attribute.Name == name);
}
