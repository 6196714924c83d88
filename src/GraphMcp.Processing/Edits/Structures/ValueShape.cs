using System.Buffers;
using GraphMcp.Processing.Edits.Naming;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Structures;

/// <summary>Judges whether a value that names the database is about nothing else.</summary>
internal static class ValueShape
{
    private static readonly SearchValues<char> Computes = SearchValues.Create(" \t\r\n,;|&<>()?\"'`=!");
    private static readonly SearchValues<char> BreaksToken = SearchValues.Create(" \t\r\n,;|&<>()[]{}\"'`$\\!");

    /// <summary>Tells whether the value is the name itself, whatever its spelling.</summary>
    public static bool IsName(ReadOnlySpan<char> value, int nameLength) => value.Trim().Length == nameLength;

    /// <summary>
    /// Tells whether the whole value is about what it names: a name, a host with its port, a connection to the database, one interpolation, or
    /// <c>KEY=</c> and one of these. Free text, files, web addresses, lists, commands and patterns are not.
    /// </summary>
    /// <param name="value">The value without its quotes.</param>
    /// <param name="mention">Where in the value the database is named.</param>
    public static bool IsAbout(string value, int mention)
    {
        var interpolations = Interpolations.In(value);
        var masked = Interpolations.Mask(value, interpolations);
        if (ConnectionText.TryParse(masked) is { } connection)
        {
            return connection.NamesDatabaseAt(mention) || IsAssignment(value, mention);
        }

        return interpolations.Count switch
        {
            0 => IsNameOrHost(masked.Trim()) || IsAssignment(value, mention),
            1 when interpolations[0].Length == masked.Trim().Length => IsPlain(value, interpolations[0]),
            _ => IsAssignment(value, mention),
        };
    }

    /// <summary>Tells whether a list's item is about what it names alone: as a value is, or as a file, a folder or a mount is.</summary>
    public static bool IsItemAbout(string value, int mention) =>
        IsAbout(value, mention) || (value.AsSpan().Trim().IndexOfAny(BreaksToken) < 0 && !value.Contains("://", StringComparison.Ordinal));

    private static bool IsNameOrHost(string value)
    {
        var colon = value.LastIndexOf(':');
        var isPort = colon > 0 && colon + 1 < value.Length && !value.AsSpan(colon + 1).ContainsAnyExceptInRange('0', '9');
        return DatabaseNaming.IsName(isPort ? value.AsSpan(0, colon) : value);
    }

    /// <summary>An interpolation is about one thing when it names it (<c>${DB_URL}</c>, <c>${DB:-x}</c>) rather than computes with it.</summary>
    private static bool IsPlain(string value, TextRange interpolation)
    {
        var inner = interpolation.In(value).Trim("${}()% ");
        return inner.Length > 0 && inner.IndexOfAny(Computes) < 0;
    }

    private static bool IsAssignment(string value, int mention)
    {
        var equals = value.IndexOf('=', StringComparison.Ordinal);
        var key = value.AsSpan(0, Math.Max(0, equals)).TrimStart();
        if (key.IsEmpty || !(char.IsAsciiLetter(key[0]) || key[0] == '_') || key.ContainsAnyExcept(KeyCharacters))
        {
            return false;
        }

        return mention < equals || IsAbout(value[(equals + 1)..], mention - equals - 1);
    }

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"
    );
}
