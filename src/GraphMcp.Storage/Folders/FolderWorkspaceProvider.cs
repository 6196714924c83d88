using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Storage.Folders;

/// <summary>Opens folders as workspaces; one that is not there yet is created for its owner only, since staged edits hold files as they are.</summary>
internal sealed class FolderWorkspaceProvider : IWorkspaceProvider
{
    /// <inheritdoc/>
    public IWorkspace Open(string uri)
    {
        var path =
            FolderUri.TryGetPath(uri) ?? throw new NotSupportedException($"No workspace serves '{uri}'; expected a file: URI of a folder.");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, SafeWrite.OwnerOnly | UnixFileMode.UserExecute);
        }

        return new FolderWorkspace(path);
    }
}
