using System.Text.RegularExpressions;
using GraphMcp.Processing.Secrets;

namespace GraphMcp.Workflows.Errors;

/// <summary>Makes a message fit for histories, logs and reports: one short line without secrets.</summary>
internal static partial class SafeMessage
{
    private const int MaxLength = 400;

    /// <summary>Returns the message as it may be kept and shown.</summary>
    public static string Of(string? message)
    {
        var line = OneLine(message ?? "");
        var bare = Signature().Replace(Query().Replace(Shorten(line, MaxLength * 4), "${address}"), $"${{key}}{SecretMasker.Mask}");
        return Shorten(SecretMasker.MaskLine(bare), MaxLength);
    }

    /// <summary>Returns the text with blanks for control characters.</summary>
    public static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)) : text;

    private static string Shorten(string text, int length) =>
        text.Length <= length ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1), "…");

    /// <summary>The query of an address may sign for whoever has it.</summary>
    [GeneratedRegex(
        """(?<address>[A-Za-z][A-Za-z0-9+.-]*://[^\s?#'"]*)[?#][^\s'"]*""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Query();

    [GeneratedRegex(@"\b(?<key>sig=)[^\s&;'""]+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Signature();
}
