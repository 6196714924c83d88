using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.Edits.Trees;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Decides what goes from lists and objects.</summary>
internal sealed class HclElementRules(string text, HclPlan plan)
{
    /// <summary>Decides about an element whose value is about a mention alone.</summary>
    /// <param name="element">The element.</param>
    /// <param name="attribute">The attribute that holds the collection.</param>
    public HclDecision Decide(HclElement element, HclAttribute attribute)
    {
        var nearest = NearestKey(element, attribute);
        return KeyRules.IsCommand(nearest) || LooksLikeCommand(element) ? HclDecision.Leave(LeftReason.CommandArgument)
            : KeyRules.IsCondition(nearest) ? HclDecision.Leave(LeftReason.Condition)
            : !element.Owner.IsObject ? HclDecision.Remove(element)
            : ItemOf(element) is { } item ? HclDecision.Remove(item)
            : DecideEntry(element, attribute);
    }

    /// <summary>Returns the key that says most closely what an element is: its own, or that of the list it stands in.</summary>
    public static string NearestKey(HclNode node, HclAttribute attribute) =>
        node.SelfAndAncestors().OfType<HclElement>().Select(each => each.KeyName).FirstOrDefault(key => key.Length > 0)
        ?? KeyName.Normalize(attribute.Name);

    /// <summary>Tells whether a block's collections are settings, which may hold anything, rather than what a resource needs.</summary>
    public static bool IsSettings(HclAttribute attribute) =>
        attribute.Block is null or { Type: "locals" or "variable" or "output" or "inputs" };

    private HclDecision DecideEntry(HclElement element, HclAttribute attribute)
    {
        if (KeyRules.IsRequired(element.KeyName))
        {
            return HclDecision.Leave(LeftReason.RequiredEntry);
        }

        if (!IsSettings(attribute))
        {
            return KeyRules.IsFreeMap(HolderKey(element, attribute))
                ? HclDecision.Remove(element)
                : HclDecision.Leave(LeftReason.RequiredEntry);
        }

        return IsConnection(element) && element.Owner.Parent is HclElement or HclAttribute
            ? HclDecision.Remove(element.Owner.Parent)
            : HclDecision.Remove(element);
    }

    private static string HolderKey(HclElement element, HclAttribute attribute) => NearestKey(element.Owner, attribute);

    private bool IsConnection(HclElement element) =>
        ConnectionShape.IsIdentity(element.KeyName) && ConnectionShape.Matches(KeptKeys(element.Owner));

    /// <summary>Returns the list item that an element or anything around it says to be about the mention.</summary>
    private HclElement? ItemOf(HclElement element)
    {
        var named = element
            .SelfAndAncestors()
            .OfType<HclElement>()
            .FirstOrDefault(each => !each.Owner.IsObject && KeyRules.IsNamedList(NearestKeyAbove(each)));
        if (named is not null && named != element)
        {
            return named;
        }

        return element.Owner.Parent is HclElement { Owner.IsObject: false } item && IsIdentity(element) ? item : null;
    }

    private bool IsIdentity(HclElement element)
    {
        var keys = KeptKeys(element.Owner);
        return KeyRules.IsIdentity(element.KeyName)
            || IsConnection(element)
            || (element.KeyName == "value" && keys.TrueForAll(key => key is "name" or "key" or "value"))
            || (KeyRules.IsDatabaseIdentity(element.KeyName) && !keys.Exists(KeyRules.IsIdentity));
    }

    private static string NearestKeyAbove(HclElement element) =>
        element.SelfAndAncestors().OfType<HclAttribute>().FirstOrDefault() is { } attribute ? NearestKey(element, attribute) : "";

    private List<string> KeptKeys(HclCollection collection) =>
        [.. plan.KeptOf(collection).OfType<HclElement>().Select(element => element.KeyName)];

    /// <summary>A list with flags is a command whatever its name is.</summary>
    private bool LooksLikeCommand(HclElement element) =>
        !element.Owner.IsObject
        && element.Owner.Elements.Any(each => each.Value is HclTemplate argument && argument.Content.In(text).StartsWith('-'));
}
