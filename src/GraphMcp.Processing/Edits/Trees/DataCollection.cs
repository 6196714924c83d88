using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>A mapping (object) or a sequence (array).</summary>
internal sealed class DataCollection : DataNode
{
    public required bool IsMapping { get; init; }

    /// <summary>Gets whether brackets enclose it and commas part it.</summary>
    public required bool IsFlow { get; init; }

    public List<DataMember> Members { get; } = [];

    /// <summary>Gets what stands between the brackets of a flow collection; null where it has none (a lone pair in a YAML flow sequence).</summary>
    public TextRange? Interior { get; set; }

    /// <summary>Gets where, before the members of a block collection, empty brackets can take their place; -1 for a root.</summary>
    public int HeaderEnd { get; set; } = -1;

    public string EmptyText => IsMapping ? "{}" : "[]";

    public void Add(DataMember member)
    {
        member.Value.Member = member;
        Members.Add(member);
    }

    /// <summary>Returns the member at an offset, or null.</summary>
    public DataMember? MemberAt(int offset)
    {
        var (low, high) = (0, Members.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Members[middle].Span.End <= offset ? (middle + 1, high) : (low, middle);
        }

        return low < Members.Count && Members[low].Span.Contains(offset) ? Members[low] : null;
    }

    /// <summary>Returns the mapping's entry with a normalized key, or null.</summary>
    public DataMember? Find(string normalizedKey) => Members.Find(member => member.KeyName == normalizedKey);
}
