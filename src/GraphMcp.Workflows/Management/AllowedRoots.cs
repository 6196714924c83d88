using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Management;

/// <summary>The places that requests may name: a server reads and writes files for whoever may call it.</summary>
/// <remarks>
/// Folders are compared as they really are: after <c>..</c> and links. Other places are compared by their server and decoded path, segment by segment.
/// Of what wraps a place (<c>zip:</c>, <c>git+</c>), the place counts. The workspace is no place for a request, wherever it lies: it holds other
/// workflows' files as they are.
/// </remarks>
internal sealed class AllowedRoots(IOptions<WorkflowOptions> options) : IAllowedPlaces
{
    /// <summary>The code of a refusal.</summary>
    public const string Code = "source-not-allowed";

    /// <summary>Refuses a source outside the allowed places, and an output outside them and the host's own output.</summary>
    /// <exception cref="WorkflowRequestException">One of them is outside.</exception>
    public void Check(string sourceUri, string outputUri)
    {
        if (Roots is not { } roots)
        {
            return;
        }

        // Folders are looked at anew for each request, but once: most of their paths is the same.
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        Check(sourceUri, "source.uri", roots, seen);
        Check(outputUri, "output", options.Value.Output is { } own ? [.. roots, own] : roots, seen);
    }

    /// <inheritdoc/>
    public bool Allows(string uri) =>
        Roots is not { } roots || IsAllowed(uri, roots, new Dictionary<string, string>(StringComparer.Ordinal));

    private IReadOnlyList<string>? Roots => options.Value.AllowedRoots is { } roots ? [.. roots] : null;

    private IReadOnlyList<string> Workspace => options.Value.Workspace is { } workspace ? [workspace] : [];

    private void Check(string uri, string field, IReadOnlyList<string> roots, Dictionary<string, string> seen)
    {
        if (!IsAllowed(uri, roots, seen))
        {
            throw new WorkflowRequestException(
                $"'{field}' names a place outside those that this server may use; `Workflows:AllowedRoots` lists them (graphmcp serve: --allow-root).",
                code: Code
            );
        }
    }

    private bool IsAllowed(string uri, IReadOnlyList<string> roots, Dictionary<string, string> seen)
    {
        var place = WrappedUri.Place(uri);
        return FolderUri.TryGetPath(place) is { } path ? IsFolderAllowed(path, roots, seen) : IsAllowed(RemotePlace.TryParse(place), roots);
    }

    private bool IsFolderAllowed(string path, IReadOnlyList<string> roots, Dictionary<string, string> seen)
    {
        try
        {
            var real = RealPath.Of(path, seen);
            return IsWithinAny(real, roots, seen) && !IsWithinAny(real, Workspace, seen);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What cannot be looked at is not known to be inside.
            return false;
        }
    }

    private bool IsAllowed(RemotePlace? place, IReadOnlyList<string> roots) =>
        place is not null && IsWithinAny(place, roots) && !IsWithinAny(place, Workspace);

    private static bool IsWithinAny(RemotePlace place, IReadOnlyList<string> roots) =>
        roots.Select(WrappedUri.Place).Select(RemotePlace.TryParse).OfType<RemotePlace>().Any(place.IsWithin);

    private static bool IsWithinAny(string real, IReadOnlyList<string> folders, Dictionary<string, string> seen) =>
        folders.Select(FolderUri.TryGetPath).OfType<string>().Any(folder => RealPath.IsWithin(real, RealPath.Of(folder, seen)));
}
