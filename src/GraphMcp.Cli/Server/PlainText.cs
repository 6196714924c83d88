namespace GraphMcp.Cli.Server;

/// <summary>Makes what a server sends harmless to a terminal.</summary>
internal static class PlainText
{
    /// <summary>Returns the text on one line, without control characters.</summary>
    public static string Of(string text) => string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
}
