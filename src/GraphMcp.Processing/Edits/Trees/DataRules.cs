using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Decides, reference by reference, what goes with it.</summary>
/// <remarks>
/// Judges by what the plan keeps, so that a decision holds for the edited file too. The order of the rules is the order of safety: what must
/// never go alone first, then what the reference's structure is about as a whole, then the entry or item itself.
/// </remarks>
internal sealed class DataRules(DataTree tree, DataPlan plan, DataProfiles profiles)
{
    private readonly IdentityRules _identities = new(plan);

    public Decision Decide(Reference reference)
    {
        if (tree.DocumentAt(reference.Offset) is not { } document || tree.MemberAt(reference.Offset) is not { } member)
        {
            return Decision.Leave(LeftReason.WholeDocument);
        }

        return member.IsUncuttable ? Decision.Leave(LeftReason.NoSafeEdit)
            : member.SelfAndAncestors().Any(each => KeyRules.IsSelector(each.KeyName)) ? Decision.Leave(LeftReason.Selector)
            : member.Key is { } key && key.Span.Contains(reference.Offset) ? Decision.Remove(member)
            : DecideByValue(new Site(document, profiles.Of(document), member), reference);
    }

    private Decision DecideByValue(Site site, Reference reference) =>
        site.Member.Value switch
        {
            DataAlias => DecideAbout(site, isName: false),
            DataScalar scalar when scalar.Content.Contains(reference.Offset) => DecideByScalar(site, scalar, reference),
            { Anchor: { } anchor } when anchor.Contains(reference.Text, StringComparison.Ordinal) => DecideAbout(site, isName: false),
            _ => Decision.Leave(LeftReason.NoSafeEdit),
        };

    private Decision DecideByScalar(Site site, DataScalar scalar, Reference reference)
    {
        var (value, mention) = (scalar.Content.In(tree.Text).ToString(), reference.Offset - scalar.Content.Start);
        if (scalar.Style == ScalarStyle.Block)
        {
            value = scalar.Value.Trim();
            mention = value.IndexOf(reference.Text, StringComparison.Ordinal);
            if (mention < 0 || value.AsSpan().ContainsAny('\r', '\n'))
            {
                return Decision.Leave(LeftReason.InsideBlockScalar);
            }
        }

        return KeyRules.IsCommand(NearestKey(site.Member)) ? DecideCommand(site, value, mention)
            : IsAbout(site.Member, value, mention) ? DecideAbout(site, ValueShape.IsName(value, reference.Length))
            : DecideScript(site, value, mention) ?? Decision.Leave(KindOfPart(site.Member));
    }

    private static bool IsAbout(DataMember member, string value, int mention) =>
        member.IsItem ? ValueShape.IsItemAbout(value, mention) : ValueShape.IsAbout(value, mention);

    private static LeftReason KindOfPart(DataMember member) =>
        KeyRules.IsCondition(NearestKey(member)) ? LeftReason.Condition
        : KeyRules.IsRequired(member.KeyName) ? LeftReason.RequiredEntry
        : LeftReason.PartOfAString;

    private Decision DecideAbout(Site site, bool isName)
    {
        var (member, nearest) = (site.Member, NearestKey(site.Member));
        if (IdentityRules.FindResource(site, isName) is { } ofDocument)
        {
            return ofDocument;
        }

        return _identities.FindItem(member) is { } item ? item
            : KeyRules.IsCondition(nearest) ? Decision.Leave(LeftReason.Condition)
            : KeyRules.IsCommand(nearest) ? Decision.Leave(LeftReason.CommandArgument)
            : member.IsItem ? DecideItem(member)
            : DecideEntry(site);
    }

    private static Decision DecideItem(DataMember item) =>
        LooksLikeCommand(item) ? Decision.Leave(LeftReason.CommandArgument)
        : item.Owner.Tag is not null || KeyRules.IsIntrinsic(NearestKey(item)) ? Decision.Leave(LeftReason.RequiredEntry)
        : Decision.Remove(item);

    /// <summary>A list with flags, or one that names a shell, is a command whatever its key is.</summary>
    private static bool LooksLikeCommand(DataMember item) =>
        item
            .Owner.Members.Select(member => member.Value)
            .OfType<DataScalar>()
            .Any(scalar =>
                scalar.Value.StartsWith('-') || scalar.Value is "CMD" or "CMD-SHELL" or "sh" or "bash" or "/bin/sh" or "/bin/bash"
            );

    private Decision DecideEntry(Site site)
    {
        var member = site.Member;
        if (KeyRules.IsRequired(member.KeyName) || member.Value.Tag is not null)
        {
            return Decision.Leave(LeftReason.RequiredEntry);
        }

        if (site.Profile == DataProfile.Settings && _identities.FindConnection(member) is { } connection)
        {
            return connection;
        }

        if (IsFree(member))
        {
            return HasSelector(site) ? Decision.Leave(LeftReason.Selector) : Decision.Remove(member);
        }

        return member.KeyName is "name" or "id" ? Decision.Leave(LeftReason.IdentityInUse)
            : site.Profile != DataProfile.Settings || IsPartOfRecord(member) ? Decision.Leave(LeftReason.RequiredEntry)
            : Decision.Remove(member);
    }

    private static bool IsFree(DataMember member) =>
        KeyRules.IsFreeEntry(member.KeyName) || (member.Parent is { } parent && IsFreeMap(parent)) || IsBelowValues(member);

    private static bool IsFreeMap(DataMember parent) => KeyRules.IsFreeMap(parent.KeyName);

    /// <summary>What a Helm release or application hands to its chart is settings, whatever document it stands in.</summary>
    private static bool IsBelowValues(DataMember member) =>
        member.SelfAndAncestors().Skip(1).Any(each => each.KeyName is "values" or "valuesobject");

    /// <summary>Steps, containers and list items that nothing names make no sense without one of their entries.</summary>
    private bool IsPartOfRecord(DataMember member) =>
        member.Parent is { IsItem: true } item
        && (KeyRules.IsSteps(NearestKey(item)) || !plan.KeptOf(member.Owner).Any(entry => KeyRules.IsIdentity(entry.KeyName)));

    /// <summary>A label that a selector in the same document asks for has to stay with it.</summary>
    private static bool HasSelector(Site site) =>
        site.Member is { Value: DataScalar { Value: var value }, KeyName: var key, Parent.KeyName: "labels" }
        && DataTree
            .NodesOf(site.Document)
            .OfType<DataScalar>()
            .Any(scalar =>
                scalar.Value == value
                && scalar.Member is { } other
                && other.KeyName == key
                && other.SelfAndAncestors().Any(each => KeyRules.IsSelector(each.KeyName))
            );

    private static Decision DecideCommand(Site site, string value, int mention) =>
        DecideScript(site, value, mention) ?? Decision.Leave(LeftReason.CommandArgument);

    /// <summary>A line of a CI script, a step that only runs one, and a package's script go when the command is about nothing else.</summary>
    private static Decision? DecideScript(Site site, string value, int mention)
    {
        var member = site.Member;
        var isLine = member.IsItem && KeyRules.IsScript(NearestKey(member));
        var isPackageScript = site.Profile == DataProfile.Package && member.Parent is { KeyName: "scripts", Parent: null };
        var step = member is { KeyName: "run", Parent: { IsItem: true } item } && item.Parent is { KeyName: "steps" } ? item : null;
        if (!(isLine || isPackageScript || step is not null) || !SimpleCommand.IsOnlyAbout(value, mention))
        {
            return null;
        }

        return step is null ? Decision.Remove(member)
            : member.Owner.Find("id") is null ? Decision.Remove(step)
            : null;
    }

    private static string NearestKey(DataMember member) =>
        member.SelfAndAncestors().Select(each => each.KeyName).FirstOrDefault(key => key.Length > 0) ?? "";
}
