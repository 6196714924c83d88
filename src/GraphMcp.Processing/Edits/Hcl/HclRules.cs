using GraphMcp.Processing.Edits.Structures;
using GraphMcp.Processing.Edits.Trees;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Decides, mention by mention, what goes with it.</summary>
/// <remarks>
/// <para>What goes:</para>
/// <list type="bullet">
/// <item>a block that a label names the database in, and a resource, data source or database module whose name is the database;</item>
/// <item>an attribute or object element whose key names it;</item>
/// <item>a local value, a variable's default or description, an output, an entry of a variable file, whose value is about it alone;</item>
/// <item>an item of a list, an element of a map of tags, labels, environment or settings, a nested block of these kinds.</item>
/// </list>
/// <para>
/// What is left: every other attribute of a resource or module, <c>count</c> and <c>for_each</c>, conditions, computed values, heredocs,
/// strings with more in them, commands, what configures Terraform itself, and whatever something that is left refers to.
/// </para>
/// </remarks>
internal sealed class HclRules(string text, HclPlan plan)
{
    private readonly HclBlockRules _blocks = new(text, plan);
    private readonly HclElementRules _elements = new(text, plan);

    public HclDecision Decide(HclMention mention) =>
        mention.Node switch
        {
            HclBlock block => HclBlockRules.DecideByLabel(block, plan),
            HclAttribute attribute when attribute.NameSpan.Contains(mention.Offset) => HclDecision.Remove(attribute),
            HclTemplate or HclTraversal => KeyOf(mention) is { } element ? DecideElement(element, byKey: true) : DecideValue(mention),
            HclExpression => DecideValue(mention),
            _ => HclDecision.Leave(LeftReason.NoSafeEdit),
        };

    private static HclElement? KeyOf(HclMention mention) =>
        mention.Node.Parent is HclElement { KeySpan: { } key } element && key.Contains(mention.Offset) ? element : null;

    private HclDecision DecideValue(HclMention mention)
    {
        var (subject, left) = SubjectOf(mention);
        if (left is not null)
        {
            return
                mention.Node.SelfAndAncestors().OfType<HclAttribute>().FirstOrDefault() is { Name: "description" } description
                && description.Block is { Type: "variable" or "output" }
                ? HclDecision.Remove(description)
                : HclDecision.Leave(left);
        }

        return subject.Parent switch
        {
            HclElement element => DecideElement(element, byKey: false),
            HclAttribute attribute => DecideAttribute(attribute, mention),
            HclExpression { Kind: HclExpressionKind.Conditional or HclExpressionKind.Operation } => HclDecision.Leave(LeftReason.Condition),
            _ => HclDecision.Leave(LeftReason.NoSafeEdit),
        };
    }

    /// <summary>Returns the outermost expression that is about the mention alone, or why there is none.</summary>
    private (HclNode Subject, LeftReason? Left) SubjectOf(HclMention mention)
    {
        var subject = mention.Node;
        if (subject is not HclTemplate && subject.Parent is HclTemplate outer)
        {
            subject = outer;
        }

        if (subject is HclTemplate template && !IsAbout(template, mention))
        {
            return (subject, template.IsHeredoc ? LeftReason.InsideHeredoc : LeftReason.PartOfAString);
        }

        while (
            subject.Parent is HclExpression { Kind: HclExpressionKind.Parentheses }
            || (subject.Parent is HclExpression { Kind: HclExpressionKind.Access } access && access.Children[0] == subject)
            || (subject.Parent is HclCall { Children.Count: 1 } call && HclKeys.IsTransparent(call.Name))
        )
        {
            subject = subject.Parent;
        }

        return (subject, null);
    }

    private bool IsAbout(HclTemplate template, HclMention mention)
    {
        var (value, offset) = (template.Content.In(text).ToString(), mention.Offset - template.Content.Start);
        return !template.IsHeredoc
            && !template.HasDirectives
            && (
                template.Parent is HclElement { Owner.IsObject: false }
                    ? ValueShape.IsItemAbout(value, offset)
                    : ValueShape.IsAbout(value, offset)
            );
    }

    private HclDecision DecideElement(HclElement element, bool byKey)
    {
        var (attribute, left) = HolderOf(element);
        return left is not null ? HclDecision.Leave(left)
            : byKey ? HclDecision.Remove(element)
            : _elements.Decide(element, attribute!);
    }

    /// <summary>Returns the attribute that a collection's element stands in, or why the collection is none to take elements out of.</summary>
    private static (HclAttribute? Attribute, LeftReason? Left) HolderOf(HclElement element)
    {
        foreach (var node in element.SelfAndAncestors().Skip(1))
        {
            switch (node)
            {
                case HclAttribute attribute:
                    return (attribute, ReasonAgainst(attribute));
                case HclExpression { Kind: HclExpressionKind.Conditional or HclExpressionKind.Operation }:
                    return (null, LeftReason.Condition);
                case HclCall call when !HclKeys.IsGathering(call.Name):
                case HclExpression { Kind: not HclExpressionKind.Parentheses }:
                case HclTemplate:
                    return (null, LeftReason.NoSafeEdit);
            }
        }

        return (null, LeftReason.NoSafeEdit);
    }

    private static LeftReason? ReasonAgainst(HclAttribute attribute)
    {
        var name = KeyName.Normalize(attribute.Name);
        return name is "count" or "foreach" ? LeftReason.CountOrForEach
            : KeyRules.IsCondition(name) ? LeftReason.Condition
            : KeyRules.IsSelector(name) ? LeftReason.Selector
            : null;
    }

    private HclDecision DecideAttribute(HclAttribute attribute, HclMention mention) =>
        ReasonAgainst(attribute) is { } reason ? HclDecision.Leave(reason)
        : attribute.Block is { } block ? _blocks.DecideByAttribute(block, attribute, mention)
        : HclDecision.Remove(attribute);
}
