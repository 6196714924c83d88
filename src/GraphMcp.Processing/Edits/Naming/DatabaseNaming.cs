using System.Text.RegularExpressions;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Naming;

/// <summary>Judges whether a text (a setting's value, a word of a command) stands for the database as a whole.</summary>
internal static class DatabaseNaming
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private static readonly Regex Name = new(@"^(\$?[A-Za-z0-9_.-]+|\$\{[A-Za-z0-9_.-]+\}|%\([A-Za-z0-9_.-]+\)s)\z", Options);
    private static readonly Regex FileName = new(
        @"\.(sql|dump|dmp|gz|tgz|bz2|xz|zst|zip|tar|log|txt|md|csv|tsv|json|ya?ml|ini|cfg|conf|env|properties|toml|xml|sh|bash|py|rb|js|ts|go|java|db|bak|pid|sock|service|lock|key|crt|pem)\z",
        Options | RegexOptions.IgnoreCase
    );

    public static NamedPart Judge(string text, TextRange range, ReferenceIndex references)
    {
        var named = references.ActiveIn(range).ToArray();
        if (named.Length == 0)
        {
            return NamedPart.None;
        }

        return range.In(text) switch
        {
            var value when IsName(value) => NamedPart.Whole,
            var value when ConnectionText.TryParse(value) is { } connection => Array.Exists(
                named,
                each => connection.NamesDatabaseAt(each.Offset - range.Start)
            )
                ? NamedPart.Whole
                : NamedPart.Part,
            _ => NamedPart.Part,
        };
    }

    /// <summary>Returns true for one name (<c>x</c>, <c>x.table</c>, <c>x-db.internal</c>, <c>${X_URL}</c>) that is no file's.</summary>
    public static bool IsName(ReadOnlySpan<char> text) => Name.IsMatch(text) && !FileName.IsMatch(text);
}
