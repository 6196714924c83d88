using System.Text.RegularExpressions;

namespace GraphMcp.Processing.Secrets;

/// <summary>
/// Finds secrets whose key is a value itself or stands on the line above: <c>name: DB_PASSWORD, value: x</c>, XML elements and attributes,
/// a YAML key with its value on the next line.
/// </summary>
internal static class PairedSecrets
{
    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private static readonly Regex Name = new(@"\b(name|key|id|variable|property)\\?[""']?\s*[:=]\s*\\?[""']?(?<name>[\w.-]+)", Options);
    private static readonly Regex Value = new(@"\b(value|val|default|content)\\?[""']?\s*[:=]", Options);
    private static readonly Regex Element = new(
        @"<(?<name>[a-z][\w:.-]*)(?<attributes>[^<>]*)>(?<text>(<!\[CDATA\[)[^\]]+|[^<]+)",
        Options
    );
    private static readonly Regex OpenKey = new(@"(?<key>-{0,2}[\w.-]+)[""']?\s*([:=]\s*([|>][+-]?\d?)?|\\|(\s\\))\s*\z", Options);
    private static readonly Regex Entry = new(@"\A\s*(-\s.*|[""']?[\w.-]+[""']?\s*[:=].*|[}\])].*)?\z", Options);

    public static IEnumerable<SecretSpan> Find(string line, string previousLine)
    {
        foreach (Match element in Element.Matches(line))
        {
            if (IsSecretElement(element))
            {
                yield return SpanOf(element.Groups["text"]);
            }
        }

        if (OpenKey.Match(previousLine) is { Success: true } open && SecretKey.IsSecret(open.Groups["key"].Value) && !Entry.IsMatch(line))
        {
            yield return new SecretSpan(0, line.Length);
        }

        var from = SecretName(previousLine) is null ? SecretName(line) : 0;
        if (from is { } start)
        {
            foreach (Match value in Value.Matches(line, start))
            {
                if (SecretValue.At(line, value.Index + value.Length, value.Index) is { } secret)
                {
                    yield return secret;
                }
            }
        }
    }

    /// <summary>Returns where the first name of a secret ends, or null without one.</summary>
    private static int? SecretName(string line)
    {
        foreach (Match match in Name.Matches(line))
        {
            if (SecretKey.IsSecret(match.Groups["name"].Value))
            {
                return match.Index + match.Length;
            }
        }

        return null;
    }

    private static bool IsSecretElement(Match element) =>
        SecretKey.IsSecret(element.Groups["name"].Value) || SecretName(element.Groups["attributes"].Value) is not null;

    private static SecretSpan SpanOf(Group group) => new(group.Index, group.Index + group.Length);
}
