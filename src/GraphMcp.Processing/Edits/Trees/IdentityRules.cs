using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Trees;

/// <summary>Finds the structure that is about the database as a whole because an entry in it says what it is.</summary>
internal sealed class IdentityRules(DataPlan plan)
{
    /// <summary>Kubernetes resources that a name with the database's in it makes the database's: they hold its data, address or access.</summary>
    private static readonly KeySet DatabaseKinds = KeySet.Of(
        """
        configmap secret persistentvolumeclaim persistentvolume service endpoints endpointslice externalsecret sealedsecret servicemonitor
        prometheusrule poddisruptionbudget statefulset job cronjob
        """
    );

    private static readonly KeySet Descriptions = KeySet.Of(
        "name description tags when become becomeuser runonce delegateto nolog ignoreerrors vars environment notify loop withitems"
    );

    /// <summary>Returns what becomes of a Kubernetes resource whose name the entry is; null when it is not such an entry.</summary>
    public static Decision? FindResource(Site site, bool isName)
    {
        if (site.Profile != DataProfile.Kubernetes || site.Member is not { KeyName: "name", Parent: { KeyName: "metadata" } metadata })
        {
            return null;
        }

        if (metadata.Parent is { IsItem: true } item)
        {
            return Decision.Remove(item);
        }

        var kind = metadata.Owner.Find("kind")?.Value is DataScalar scalar ? KeyName.Normalize(scalar.Value) : "";
        return metadata.Parent is not null || kind == "namespace" || !(isName || DatabaseKinds.Contains(kind))
                ? Decision.Leave(LeftReason.IdentityInUse)
            : site.Document.IsRemovable ? Decision.Remove(site.Document)
            : Decision.Leave(LeftReason.WholeDocument);
    }

    /// <summary>Returns the list item that the entry or anything around it makes the database's; null when there is none.</summary>
    public Decision? FindItem(DataMember member)
    {
        var named = member.SelfAndAncestors().FirstOrDefault(each => each.IsItem && KeyRules.IsNamedList(each.Parent?.KeyName ?? ""));
        if (named is not null && named != member)
        {
            return IsUsedByName(named) ? Decision.Leave(LeftReason.StillReferenced) : Decision.Remove(named);
        }

        return member.Parent is { IsItem: true } item && IsIdentityOf(member) ? Decision.Remove(item) : null;
    }

    /// <summary>Returns what becomes of the connection that the entry is part of; null when it is part of none.</summary>
    public Decision? FindConnection(DataMember member)
    {
        var isConnection = ConnectionShape.IsIdentity(member.KeyName) && ConnectionShape.Matches(KeptKeys(member));
        if (member.Parent is not { } parent)
        {
            return isConnection ? Decision.Leave(LeftReason.WholeDocument) : null;
        }

        var isDatabase =
            member.KeyName == "name" && (SpeaksOfDatabases(parent) || (parent.Parent is { } outer && SpeaksOfDatabases(outer)));
        return !isConnection && !isDatabase ? null
            : parent.Parent is not { IsItem: true } item ? Decision.Remove(parent)
            : plan.KeptOf(parent.Owner).All(entry => entry == parent || Descriptions.Contains(entry.KeyName)) ? Decision.Remove(item)
            : Decision.Leave(LeftReason.NoSafeEdit);
    }

    private static bool SpeaksOfDatabases(DataMember member) => member.Key is { } key && KeyRules.SpeaksOfDatabases(key.Value);

    /// <summary>
    /// An item is what its name says. Which database it uses says what it is only if it has no name of its own, is a connection, or is a
    /// pair of a name and this value.
    /// </summary>
    private bool IsIdentityOf(DataMember member)
    {
        var keys = KeptKeys(member);
        return KeyRules.IsIdentity(member.KeyName)
            || (ConnectionShape.IsIdentity(member.KeyName) && ConnectionShape.Matches(keys))
            || (member.KeyName == "value" && keys.TrueForAll(key => key is "name" or "key" or "value"))
            || (KeyRules.IsDatabaseIdentity(member.KeyName) && !keys.Exists(KeyRules.IsIdentity));
    }

    private List<string> KeptKeys(DataMember member) => [.. plan.KeptOf(member.Owner).Select(entry => entry.KeyName)];

    /// <summary>A volume that mounts use by a name of its own cannot go without them.</summary>
    private bool IsUsedByName(DataMember item) =>
        item is { Parent.KeyName: "volumes", Value: DataCollection { IsMapping: true } volume }
        && volume.Find("name")?.Value is DataScalar name
        && Root(item).SelfAndDescendants().Any(other => other.Value is DataScalar scalar && scalar != name && IsSame(scalar, name, other));

    private bool IsSame(DataScalar scalar, DataScalar name, DataMember owner) => scalar.Value == name.Value && plan.IsKept(owner);

    private static DataMember Root(DataMember member) => member.SelfAndAncestors().Last();
}
