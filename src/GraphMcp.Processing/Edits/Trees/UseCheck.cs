using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Finds what would go although something that stays uses it.</summary>
internal sealed class UseCheck(DataTree tree, DataPlan plan, DataProfiles profiles)
{
    /// <summary>Pins what defines an anchor that an alias which stays uses; tells whether there was any.</summary>
    public bool PinAnchors()
    {
        var used = new List<DataMember>();
        foreach (var document in tree.Documents.Where(plan.IsKept))
        {
            var aliases = DataTree.NodesOf(document).OfType<DataAlias>();
            used.AddRange(
                aliases
                    .Where(alias => IsKept(alias))
                    .Select(alias => alias.Target.Member)
                    .OfType<DataMember>()
                    .Where(member => !plan.IsKept(member))
            );
        }

        used.ForEach(member => plan.Pin(member, LeftReason.AnchorInUse));
        return used.Count > 0;
    }

    /// <summary>Pins what an expression, a pointer or a script that stays refers to by its name; tells whether there was any.</summary>
    public bool PinReferenced(IEnumerable<Reference> left)
    {
        var expressions = left.Select(ExpressionAt).OfType<DataScalar>().Concat(KeptScripts()).Distinct().Select(TextOf).ToList();
        var used = plan
            .Removed.Where(member => NameOf(member) is { Length: > 0 } name && expressions.Exists(text => Mentions(text, name)))
            .ToList();
        used.ForEach(member => plan.Pin(member, LeftReason.StillReferenced));
        return used.Count > 0;
    }

    private bool IsKept(DataNode node) => node.Member is not { } member || plan.IsKept(member);

    private string TextOf(DataScalar scalar) => scalar.Span.In(tree.Text).ToString();

    private DataScalar? ExpressionAt(Reference reference) =>
        tree.MemberAt(reference.Offset) is { Value: DataScalar scalar } member && IsExpression(member, scalar) ? scalar : null;

    private bool IsExpression(DataMember member, DataScalar scalar) =>
        scalar.Tag is not null
        || member.Owner.Tag is not null
        || member.SelfAndAncestors().Take(2).Any(each => each.KeyName is "ref" or "extends" || KeyRules.IsIntrinsic(each.KeyName))
        || TextOf(scalar).Contains('$', StringComparison.Ordinal)
        || TextOf(scalar).Contains("{{", StringComparison.Ordinal);

    /// <summary>A package's scripts call each other by name, whatever they do.</summary>
    private IEnumerable<DataScalar> KeptScripts() =>
        tree
            .Documents.Where(document => profiles.Of(document) == DataProfile.Package)
            .SelectMany(document =>
                (document.Root as DataCollection)?.Find("scripts")?.Value is DataCollection scripts ? plan.KeptOf(scripts) : []
            )
            .Select(member => member.Value)
            .OfType<DataScalar>();

    /// <summary>Returns what the rest of a file would call a member: an entry by its key, an item by its name.</summary>
    private static string? NameOf(DataMember member) =>
        member.Key is { } key ? key.Value
        : member.Value is DataCollection { IsMapping: true } item && (item.Find("name") ?? item.Find("id"))?.Value is DataScalar name
            ? name.Value
        : null;

    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsNamePart(text[at - 1])) && (at + name.Length == text.Length || !IsNamePart(text[at + name.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
