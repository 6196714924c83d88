using System.Text.RegularExpressions;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Naming;

/// <summary>The parts of a connection string that say which database it leads to.</summary>
internal sealed class ConnectionText
{
    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking;

    private static readonly Regex Url = new(
        @"^(?<scheme>[a-z][a-z0-9+.:-]*)://((?<user>[^@/?#\s]*)@)?(?<host>[^/?#;\s]*)(?<path>[/;][^?#\s]*)?(?<query>\?[^\s]*)?\z",
        Options
    );
    private static readonly Regex OtherSchemes = new(
        @"^(https?|wss?|file|s?ftp|s3a?|gs|wasbs?|abfss?|git(\+\w+)?|ssh|mailto|docker|oci|arn)\z",
        Options
    );
    private static readonly Regex Pairs = new(
        @"^\s*[a-z][a-z _-]*?\s*=\s*('[^']*'|""[^""]*""|[^\s;'""]*)((\s*;\s*|\s+)[a-z][a-z _-]*?\s*=\s*('[^']*'|""[^""]*""|[^\s;'""]*))*\s*;?\s*\z",
        Options
    );
    private static readonly Regex Pair = new(@"(?<key>[a-z][a-z _-]*?)\s*=\s*(?<value>'[^']*'|""[^""]*""|[^\s;'""]*)", Options);
    private static readonly Regex DatabaseKey = new(
        @"^(db ?name|database( name)?|db|initial catalog|service|schema|currentschema)\z",
        Options
    );
    private static readonly Regex HostKey = new(@"^(host|hostaddr|server|data source|address|addr|network address)\z", Options);

    private readonly IReadOnlyList<TextRange> _naming;

    private ConnectionText(IReadOnlyList<TextRange> naming) => _naming = naming;

    public bool NamesDatabaseAt(int offset) => _naming.Any(range => range.Contains(offset));

    /// <summary>Returns null when the text is no connection string; a web page's or a file's URL is none.</summary>
    public static ConnectionText? TryParse(ReadOnlySpan<char> text)
    {
        var value = text.ToString();
        if (Url.Match(value) is { Success: true } url)
        {
            return OtherSchemes.IsMatch(url.Groups["scheme"].Value) ? null : new ConnectionText(PartsOfUrl(url));
        }

        return Pairs.IsMatch(value) ? new ConnectionText(PartsOfPairs(value)) : null;
    }

    private static List<TextRange> PartsOfUrl(Match url)
    {
        // A path that leads to another database outweighs a host that is called like this one.
        var path = url.Groups["path"];
        Group[] deciding = path.Length > 1 ? [path] : [url.Groups["query"], url.Groups["host"]];
        return [.. deciding.Where(group => group.Success).Select(RangeOf)];
    }

    private static List<TextRange> PartsOfPairs(string value)
    {
        var pairs = Pair.Matches(value);
        var databases = pairs.Where(pair => DatabaseKey.IsMatch(pair.Groups["key"].Value)).ToArray();
        var deciding = databases.Length > 0 ? databases : [.. pairs.Where(pair => HostKey.IsMatch(pair.Groups["key"].Value))];
        return [.. deciding.Select(pair => RangeOf(pair.Groups["value"]))];
    }

    private static TextRange RangeOf(Group group) => new(group.Index, group.Index + group.Length);
}
