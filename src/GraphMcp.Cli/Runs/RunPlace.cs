namespace GraphMcp.Cli.Runs;

/// <summary>Places that a run is told of: folders of this machine by their full path, everything else by its URI.</summary>
internal static class RunPlace
{
    /// <summary>Returns whether a text is a URI of something else than a plain folder or file.</summary>
    public static bool IsRemote(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsFile;

    /// <summary>Returns the one form in which a place is written down and compared.</summary>
    public static string Of(string text) =>
        IsRemote(text) ? new Uri(text).AbsoluteUri.TrimEnd('/') : Path.TrimEndingDirectorySeparator(Path.GetFullPath(text));

    /// <summary>Returns the place of a persisted URI.</summary>
    public static string OfUri(string uri) => IsRemote(uri) ? Of(uri) : Of(new Uri(uri).LocalPath);
}
