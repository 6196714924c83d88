using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>What goes and what must stay.</summary>
internal sealed class DataPlan
{
    private readonly Dictionary<DataMember, LeftReason> _pins = [];
    private readonly HashSet<DataMember> _removed = [];
    private readonly HashSet<DataDocument> _documents = [];

    /// <summary>Gets the removed members, also those within others.</summary>
    public IReadOnlyCollection<DataMember> Removed => _removed;

    /// <summary>Gets the documents that go as a whole.</summary>
    public IReadOnlyCollection<DataDocument> Documents => _documents;

    /// <summary>Forgets what goes; what must stay is kept in mind.</summary>
    public void Restart()
    {
        _removed.Clear();
        _documents.Clear();
    }

    /// <summary>Decides that a member stays, with everything that encloses it.</summary>
    public void Pin(DataMember member, LeftReason reason) => _pins.TryAdd(member, reason);

    /// <summary>Removes a member, or returns why it has to stay.</summary>
    public LeftReason? TryRemove(DataMember member)
    {
        var pin = PinWithin(member);
        if (pin is null)
        {
            _removed.Add(member);
        }

        return pin;
    }

    /// <summary>Removes a document, or returns why it has to stay.</summary>
    public LeftReason? TryRemove(DataDocument document)
    {
        var pin = (document.Root as DataCollection)?.Members.Select(PinWithin).FirstOrDefault(reason => reason is not null);
        if (pin is null)
        {
            _documents.Add(document);
        }

        return pin;
    }

    /// <summary>Tells whether nothing that encloses the member, nor it, goes.</summary>
    public bool IsKept(DataMember member) => !member.SelfAndAncestors().Any(_removed.Contains);

    public bool IsKept(DataDocument document) => !_documents.Contains(document);

    /// <summary>Returns a collection's members that stay.</summary>
    public IEnumerable<DataMember> KeptOf(DataCollection collection) => collection.Members.Where(member => !_removed.Contains(member));

    private LeftReason? PinWithin(DataMember member) =>
        _pins.Count == 0
            ? null
            : member.SelfAndDescendants().Select(inner => _pins.GetValueOrDefault(inner)).FirstOrDefault(pin => pin is not null);
}
