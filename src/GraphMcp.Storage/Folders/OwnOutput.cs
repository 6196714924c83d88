using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Folders;

/// <summary>Knows what a run (this one or another) wrote into the tree that it walks.</summary>
internal sealed class OwnOutput
{
    private const string StateFolder = ".graphmcp/";

    private readonly string? _folder;

    /// <summary>Remembers where this run's output lies below a root.</summary>
    /// <param name="root">The source's root.</param>
    /// <param name="output">The URI of the output folder, or null.</param>
    public OwnOutput(string root, string? output)
    {
        if (output is not null && FolderUri.TryGetPath(output) is { } path)
        {
            var relative = Path.GetRelativePath(root, RealPath.Of(path)).Replace(Path.DirectorySeparatorChar, '/');
            _folder = relative == "." ? "" : relative + "/";
        }
    }

    /// <summary>Tells whether a folder with these entries is a result folder.</summary>
    public static bool IsResultFolder(List<string> keys) => keys.BinarySearch(StateFolder, StringComparer.Ordinal) >= 0;

    /// <summary>Tells whether a path (of a directory: with a <c>/</c> at its end) is output.</summary>
    /// <remarks>When the source's root is the output folder itself, only what we write there by name is.</remarks>
    public bool Contains(string path) => path == StateFolder || (_folder is "" ? ReportFileNames.IsOurs(path) : path == _folder);
}
