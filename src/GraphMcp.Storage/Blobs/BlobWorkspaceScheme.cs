using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Blobs;

/// <summary>Opens prefixes of containers as workspaces, and as places for reports.</summary>
internal sealed class BlobWorkspaceScheme(BlobConnections connections) : IWorkspaceScheme
{
    /// <inheritdoc/>
    public string Form => BlobUri.Form;

    /// <inheritdoc/>
    public bool Serves(string uri) => BlobUri.IsOne(uri);

    /// <inheritdoc/>
    public void Check(string uri) => connections.Find(uri);

    /// <inheritdoc/>
    public IWorkspace Open(string uri) => new BlobWorkspace(connections.Open(uri));
}
