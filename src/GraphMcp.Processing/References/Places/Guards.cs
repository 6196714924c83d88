using System.Text.RegularExpressions;

namespace GraphMcp.Processing.References.Places;

/// <summary>Recognises the clear cases of code and settings that refuse the database: they have to stay.</summary>
/// <remarks>
/// These are guards: an entry of a list or value of a key that says so (<c>deny</c>, <c>forbidden</c>, <c>retired_databases</c>,
/// <c>blocklist</c> …); a comparison with the name whose branch refuses within three lines (<c>raise</c>, <c>throw</c>, <c>exit 1</c>,
/// <c>log.Fatal</c> …), with all that names it on the way there; an assertion or validation that something is not the name. A connection string
/// is never a guard.
/// </remarks>
internal static class Guards
{
    private const int LongestBranch = 3;

    private const RegexOptions Options =
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture;

    private static readonly Regex Condition = new(@"\b(if|elif|elsif|unless|when)\b|\[\[?\s|\btest\s", Options);
    private static readonly Regex Comparison = new(
        @"(==|===|=|!=|-eq|\beq|\bin|\bin\s*[\[({]|\(|equals(IgnoreCase)?\()\s*[@fr$]?[""'`]?\z",
        Options
    );
    private static readonly Regex ReversedComparison = new(@"\A[""'`]?\s*(===?|\bin\b|\.equals)", Options);
    private static readonly Regex Refusal = new(
        @"\b(raise|throw|die|panic|abort|reject|fail)\b|\bexit\s+[1-9]|\bexit\s*\(\s*[1-9""']|\breturn\s+[1-9]\b|\.fatalf?\(|\bfatal\b|\b(sys|process|os)\.exit\(\s*[^0\s)]|new\s+Error\b|errorf?\(",
        Options
    );
    private static readonly Regex OtherBranch = new(@"\A(else|elif|elsif|fi\b|end\b|\}|;;)", Options);
    private static readonly Regex Assertion = new(@"\A(assert|require|ensure|check|condition|precondition)", Options);
    private static readonly Regex NotTheName = new(@"(!==?|<>|\bnot\s+in|-ne)\s*[\[({]?\s*[""'`]?\z", Options);

    public static bool Is(Surroundings place) =>
        KeyWords.Refuses(place.Key())
        || KeyWords.Refuses(place.KeyOfBracket())
        || IsListedUnderRefusal(place)
        || IsRefusedBranch(place)
        || (Assertion.IsMatch(place.LineText(place.LineNumber)) && NotTheName.IsMatch(place.Before));

    /// <summary>Tells whether the match is an item of a block list (YAML) whose key refuses.</summary>
    private static bool IsListedUnderRefusal(Surroundings place) =>
        place.Format == "yaml"
        && place.Before.Trim("\"' \t") is "-"
        && place.Parents() is [var parent, ..]
        && parent.EndsWith(':')
        && KeyWords.Refuses(parent);

    /// <summary>Tells whether the match is compared with in a condition whose branch refuses, or stands in that branch.</summary>
    private static bool IsRefusedBranch(Surroundings place)
    {
        for (var line = place.LineNumber; line > 0 && line >= place.LineNumber - LongestBranch; line--)
        {
            var text = place.LineText(line);
            var isOwn = line == place.LineNumber;
            if (!isOwn && OtherBranch.IsMatch(text))
            {
                return false;
            }

            if (Condition.IsMatch(text) && (isOwn ? IsCompared(place) : Names(place, text)))
            {
                return RefusesFrom(place, line);
            }
        }

        return false;
    }

    private static bool IsCompared(Surroundings place) => Comparison.IsMatch(place.Before) || ReversedComparison.IsMatch(place.After);

    private static bool Names(Surroundings place, ReadOnlySpan<char> line)
    {
        var name = place.Text.AsSpan(place.Match.Start, place.Match.End - place.Match.Start);
        var at = line.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (Comparison.IsMatch(line[..at]) || ReversedComparison.IsMatch(line[(at + name.Length)..]));
    }

    private static bool RefusesFrom(Surroundings place, int condition)
    {
        for (var line = condition; line <= condition + LongestBranch; line++)
        {
            var text = place.LineText(line);
            if (line > condition && OtherBranch.IsMatch(text))
            {
                return false;
            }

            if (Refusal.IsMatch(text))
            {
                return line >= place.LineNumber;
            }
        }

        return false;
    }
}
