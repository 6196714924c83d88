using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Schemes;

/// <summary>Opens a workspace by the scheme that serves its URI.</summary>
internal sealed class WorkspaceOpener(IEnumerable<IWorkspaceScheme> schemes) : IWorkspaceProvider
{
    private readonly IReadOnlyList<IWorkspaceScheme> _schemes = [.. schemes];

    /// <inheritdoc/>
    public IWorkspace Open(string uri)
    {
        var scheme = _schemes.FirstOrDefault(scheme => scheme.Serves(uri));
        return scheme is null ? throw Unknown(uri) : scheme.Open(uri);
    }

    private NotSupportedException Unknown(string uri) =>
        new($"No workspace serves '{uri}'. Understood are: {string.Join(", ", _schemes.Select(scheme => scheme.Form))}.");
}
