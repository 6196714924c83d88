using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Schemes;

/// <summary>Opens a workspace by the scheme that serves its URI.</summary>
internal sealed class WorkspaceOpener(IEnumerable<IWorkspaceScheme> schemes) : IWorkspaceProvider
{
    private readonly IReadOnlyList<IWorkspaceScheme> _schemes = [.. schemes];

    /// <inheritdoc/>
    public void Check(string uri) => SchemeOf(uri).Check(uri);

    /// <inheritdoc/>
    public IWorkspace Open(string uri) => SchemeOf(uri).Open(uri);

    private IWorkspaceScheme SchemeOf(string uri) => _schemes.FirstOrDefault(scheme => scheme.Serves(uri)) ?? throw Unknown(uri);

    private NotSupportedException Unknown(string uri) =>
        new($"No workspace serves '{uri}'. Understood are: {string.Join(", ", _schemes.Select(scheme => scheme.Form))}.");
}
