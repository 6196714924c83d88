using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Decides when a whole block is about the database, and what goes from one that is not.</summary>
internal sealed class HclBlockRules(string text, HclPlan plan)
{
    /// <summary>Kubernetes resources that a name with the database's in it makes the database's: they hold its data, address or access.</summary>
    private static readonly KeySet KubernetesDatabaseTypes = KeySet.Of(
        """
        kubernetes_config_map kubernetes_config_map_v1 kubernetes_secret kubernetes_secret_v1 kubernetes_service kubernetes_service_v1
        kubernetes_persistent_volume_claim kubernetes_persistent_volume_claim_v1 kubernetes_persistent_volume
        kubernetes_persistent_volume_v1 kubernetes_stateful_set kubernetes_stateful_set_v1 kubernetes_job kubernetes_job_v1
        kubernetes_cron_job kubernetes_cron_job_v1
        """
    );

    /// <summary>Decides about a block that has the database in one of its labels.</summary>
    public static HclDecision DecideByLabel(HclBlock block, HclPlan plan) =>
        HclKeys.IsToolBlock(block.Type) ? HclDecision.Leave(LeftReason.RequiredEntry)
        : block.Outer is null || HasSibling(block, plan) ? HclDecision.Remove(block)
        : HclDecision.Leave(LeftReason.OnlyItem);

    /// <summary>Decides about an attribute of a block whose value is about a mention alone.</summary>
    public HclDecision DecideByAttribute(HclBlock block, HclAttribute attribute, HclMention mention) =>
        block.SelfAndAncestors().OfType<HclBlock>().Any(each => HclKeys.IsToolBlock(each.Type))
            ? HclDecision.Leave(LeftReason.RequiredEntry)
        : block.Outer is null ? DecideAtTop(block, attribute, mention)
        : DecideNested(block, attribute, mention);

    private HclDecision DecideAtTop(HclBlock block, HclAttribute attribute, HclMention mention) =>
        block.Type switch
        {
            "locals" => HclDecision.Remove(attribute),
            "variable" when attribute.Name is "default" or "description" => HclDecision.Remove(attribute),
            "output" when attribute.Name == "value" => HclDecision.Remove(block),
            "output" when attribute.Name == "description" => HclDecision.Remove(attribute),
            "import" => HclDecision.Remove(block),
            "moved" or "removed" => HclDecision.Leave(LeftReason.StateOperation),
            "resource" or "data" or "module" when IsIdentity(block, attribute, mention) => HclDecision.Remove(block),
            _ when HclKeys.IsName(attribute.Name) => HclDecision.Leave(LeftReason.IdentityInUse),
            _ => HclDecision.Leave(LeftReason.RequiredEntry),
        };

    /// <summary>
    /// A resource is the database's when its name is the database's own, and one of a kind that is about databases already when its name
    /// has it in it. A module is only when it is one for databases.
    /// </summary>
    private bool IsIdentity(HclBlock block, HclAttribute attribute, HclMention mention)
    {
        var speaks = SpeaksOfDatabases(block);
        return (HclKeys.IsName(attribute.Name) && (speaks || (block.Type != "module" && IsNameItself(attribute, mention))))
            || (HclKeys.IsDatabaseName(attribute.Name) && speaks);
    }

    private bool SpeaksOfDatabases(HclBlock block) =>
        block.Labels.Exists(HclKeys.SpeaksOfDatabases)
        || (
            block.Type == "module"
            && block.Body.Find("source")?.Value is HclTemplate source
            && HclKeys.SpeaksOfDatabases(source.Content.In(text).ToString())
        );

    private bool IsNameItself(HclAttribute attribute, HclMention mention) =>
        attribute.Value is HclTemplate { Children.Count: 0 } value && ValueShape.IsName(value.Content.In(text), mention.Length);

    private HclDecision DecideNested(HclBlock block, HclAttribute attribute, HclMention mention)
    {
        var outermost = block.SelfAndAncestors().OfType<HclBlock>().Last();
        if (block is { Type: "metadata" } && attribute.Name == "name" && block.Outer == outermost)
        {
            return DecideKubernetes(outermost, IsNameItself(attribute, mention));
        }

        var free = block
            .SelfAndAncestors()
            .OfType<HclBlock>()
            .FirstOrDefault(each => HclKeys.IsFreeBlock(each.Type) && each.Outer is not null);
        if (free is not null)
        {
            return IsUsedByName(free) ? HclDecision.Leave(LeftReason.StillReferenced) : HclDecision.Remove(free);
        }

        var isNamed = HclKeys.IsName(attribute.Name) || HclKeys.IsDatabaseName(attribute.Name);
        return isNamed && HclKeys.SpeaksOfDatabases(block.Type) && HasSibling(block, plan)
            ? HclDecision.Remove(block)
            : HclDecision.Leave(LeftReason.RequiredEntry);
    }

    private static HclDecision DecideKubernetes(HclBlock resource, bool isNameItself)
    {
        var type = resource.Type == "resource" && resource.Labels.Count > 0 ? resource.Labels[0] : "";
        var isKubernetes =
            type.StartsWith("kubernetes_", StringComparison.Ordinal) && !type.StartsWith("kubernetes_namespace", StringComparison.Ordinal);
        return KubernetesDatabaseTypes.Contains(type) || (isKubernetes && isNameItself)
            ? HclDecision.Remove(resource)
            : HclDecision.Leave(LeftReason.IdentityInUse);
    }

    /// <summary>A volume that mounts use by a name of its own cannot go without them.</summary>
    private bool IsUsedByName(HclBlock block) =>
        block.Type == "volume"
        && block.Body.Find("name")?.Value is HclTemplate name
        && block
            .SelfAndAncestors()
            .OfType<HclBlock>()
            .Last()
            .SelfAndDescendants()
            .OfType<HclTemplate>()
            .Any(other => other != name && plan.IsKept(other) && other.Content.In(text).SequenceEqual(name.Content.In(text)));

    private static bool HasSibling(HclBlock block, HclPlan plan) =>
        plan.KeptOf(block.Parent!).OfType<HclBlock>().Any(other => other != block && other.Type == block.Type);
}
