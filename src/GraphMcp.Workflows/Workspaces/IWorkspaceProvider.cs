namespace GraphMcp.Workflows.Workspaces;

/// <summary>Opens workspaces, and the folders that reports go to, by their persisted URI.</summary>
public interface IWorkspaceProvider
{
    /// <summary>Opens (and creates where needed) the workspace at a URI (<c>file:</c>; later others).</summary>
    /// <exception cref="NotSupportedException">No workspace serves the URI's scheme.</exception>
    IWorkspace Open(string uri);
}
