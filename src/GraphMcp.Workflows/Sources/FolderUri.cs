namespace GraphMcp.Workflows.Sources;

/// <summary>Turns folder paths into <c>file:</c> URIs and back, whatever characters the path has.</summary>
public static class FolderUri
{
    /// <summary>Returns the <c>file:</c> URI of a folder; a relative path counts from the current directory.</summary>
    public static string FromPath(string path)
    {
        var full = Path.GetFullPath(path).Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/');
        var segments = full.TrimStart('/').Split('/').Select(Uri.EscapeDataString);
        return "file:///" + string.Join('/', segments);
    }

    /// <summary>Returns the path of a <c>file:</c> URI (or of a full path, which is taken as it is), or null for every other scheme.</summary>
    public static string? TryGetPath(string uri)
    {
        if (Path.IsPathFullyQualified(uri))
        {
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(uri));
        }

        const string prefix = "file:///";
        if (!uri.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(uri[prefix.Length..]);
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(OperatingSystem.IsWindows() ? path : "/" + path));
    }
}
