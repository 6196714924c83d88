using System.Text.RegularExpressions;
using GraphMcp.Processing.Edits.Shell.Judging;
using GraphMcp.Processing.Edits.Shell.Syntax;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell;

/// <summary>Whether what stays of a script uses what is not defined anymore.</summary>
/// <remarks>Looked up in the text, quotes or not: a use too many only leaves something for a person.</remarks>
internal sealed partial class ShellUses
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int TimeoutMilliseconds = 1000; // never reached: each match takes one line at most

    private readonly Lazy<HashSet<string>> _variables;
    private readonly Lazy<HashSet<string>> _words;

    public ShellUses(ShellScript script, ShellRemovals walk)
    {
        var staying = script.Source.Text.ToCharArray();
        foreach (var range in walk.Ranges.Concat(script.Comments))
        {
            staying.AsSpan(range.Start, range.Length).Fill('\n');
        }

        var text = new string(staying);
        _words = new(() => Names(Word().Matches(text)));
        _variables = new(() => [.. Names(Expansion().Matches(text)), .. BareNames(text)]);
    }

    public bool Contain(ShellDefinition definition) => (definition.IsCommand ? _words : _variables).Value.Contains(definition.Name);

    private static HashSet<string> Names(MatchCollection matches) =>
        matches.Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Builtins take bare names, and so does arithmetic.</summary>
    private static IEnumerable<string> BareNames(string text) =>
        BareNameLine().Matches(text).SelectMany(line => Word().Matches(line.Value)).Select(word => word.Groups["name"].Value);

    [GeneratedRegex(@"(?<name>[\w-]+)", Options, TimeoutMilliseconds)]
    private static partial Regex Word();

    [GeneratedRegex(@"\$\{?[!#]?(?<name>\w+)", Options, TimeoutMilliseconds)]
    private static partial Regex Expansion();

    [GeneratedRegex(
        @"(\b(export|unset|declare|typeset|local|readonly|read|let|getopts|printf|mapfile|readarray)\s|\s-v\s|\(\()[^\n]*",
        Options,
        TimeoutMilliseconds
    )]
    private static partial Regex BareNameLine();
}
