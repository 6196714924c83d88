using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Folders;

/// <summary>Opens folders as workspaces; one that is not there yet is created for its owner only, since staged edits hold files as they are.</summary>
internal sealed class FolderWorkspaceScheme : IWorkspaceScheme
{
    /// <inheritdoc/>
    public string Form => FolderForm.Text;

    /// <inheritdoc/>
    public bool Serves(string uri) => FolderUri.TryGetPath(uri) is not null;

    /// <inheritdoc/>
    public IWorkspace Open(string uri)
    {
        var path = FolderUri.TryGetPath(uri)!;
        OwnFolder.Create(path);
        return new FolderWorkspace(path);
    }
}
