using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>What can be removed from a collection: a mapping's entry or a sequence's item.</summary>
internal sealed class DataMember
{
    private string? _keyName;

    /// <summary>Gets the key; null for an item, and for an entry whose key is no scalar.</summary>
    public DataScalar? Key { get; init; }

    public required DataNode Value { get; init; }

    public required DataCollection Owner { get; init; }

    /// <summary>Gets the whole member, from its key or dash up to its value's end, without a comma.</summary>
    public required TextRange Span { get; init; }

    /// <summary>Gets where the comma after it stands; null without one.</summary>
    public int? Comma { get; set; }

    /// <summary>Gets whether it is written in a way that has no known cut (an explicit key after a question mark).</summary>
    public bool IsUncuttable { get; init; }

    /// <summary>Gets the key in the form that keys are compared in; empty without a key.</summary>
    public string KeyName => _keyName ??= Key is null ? "" : Structures.KeyName.Normalize(Key.Value);

    /// <summary>Gets the entry or item that this member's collection is the value of; null at the root.</summary>
    public DataMember? Parent => Owner.Member;

    public bool IsItem => !Owner.IsMapping;

    /// <summary>Gets this member and those that enclose it, from the inside out.</summary>
    public IEnumerable<DataMember> SelfAndAncestors()
    {
        for (var member = this; member is not null; member = member.Parent)
        {
            yield return member;
        }
    }

    /// <summary>Gets this member and everything below it.</summary>
    public IEnumerable<DataMember> SelfAndDescendants() =>
        Value is DataCollection collection ? collection.Members.SelectMany(member => member.SelfAndDescendants()).Prepend(this) : [this];
}
