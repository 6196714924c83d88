namespace GraphMcp.Cli.Runs;

/// <summary>Tells places on this machine's disk from those that a URI names.</summary>
internal static class RunPlace
{
    /// <summary>Returns whether a text is a URI of something else than a plain folder or file.</summary>
    public static bool IsRemote(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile;
}
