using System.Text.RegularExpressions;

namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>What messages of the same cause have in common: what differs from file to file is replaced by placeholders.</summary>
public static partial class MessageShape
{
    private const int MaxLength = 300;
    private const int MostRounds = 8;

    /// <summary>Returns the shape of a message; the shape of a shape is itself.</summary>
    public static string Of(string message)
    {
        var shape = SafeMessage.Of(message);
        // Where something was replaced, what stands around it may be a part of the same thing.
        for (var (round, before) = (0, ""); round < MostRounds && shape != before; round++)
        {
            before = shape;
            shape = Parts().Replace(shape, Placeholder);
            shape = shape.Length > MaxLength ? shape[..MaxLength] : shape;
        }

        return shape;
    }

    private static string Placeholder(Match match)
    {
        foreach (Group group in match.Groups)
        {
            if (group.Success && !char.IsAsciiDigit(group.Name[0]))
            {
                return $"<{group.Name}>";
            }
        }

        return match.Value;
    }

    [GeneratedRegex(
        """
            (?<text>(?<![\w'"`])(?:'[^'\r\n]*'|"[^"\r\n]*"|`[^`\r\n]*`)(?!\w))
            |(?<path>\b[A-Za-z][A-Za-z0-9+.-]*://[^\s<>'"]+
                |(?<![\w<])[A-Za-z]:\\[^\s<>'"]+
                |(?<![\w<>.~/-])(?:\.{1,2}|~)?/[\w.@+~-][^\s<>'",;:)]*
                |(?<![\w<>/])(?:[\w@+~-][\w.@+~-]*/)+[\w@+~.-]*\.\w+)
            |(?<id>(?<![\w-])[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}(?![\w-]))
            |(?<hex>\b0[xX][0-9A-Fa-f]+\b|\b(?=[a-f]*[0-9])(?=[0-9]*[A-Fa-f])[0-9A-Fa-f]{8,}\b)
            |(?<n>[0-9]+(?:[.,:][0-9]+)*)
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Parts();
}
