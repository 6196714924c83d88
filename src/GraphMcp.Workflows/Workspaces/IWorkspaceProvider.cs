namespace GraphMcp.Workflows.Workspaces;

/// <summary>Opens workspaces, and the folders that reports go to, by their persisted URI.</summary>
public interface IWorkspaceProvider
{
    /// <summary>Refuses a URI that no workspace can be opened at, without creating anything; by default none.</summary>
    /// <exception cref="NotSupportedException">No workspace serves it; the message says what was expected.</exception>
    void Check(string uri) { }

    /// <summary>Opens (and creates where needed) the workspace at a URI (<c>file:</c>; later others).</summary>
    /// <exception cref="NotSupportedException">No workspace serves the URI's scheme.</exception>
    IWorkspace Open(string uri);
}
