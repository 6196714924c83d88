using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>Opens workspaces behind their circuit breakers.</summary>
internal sealed class GuardedWorkspaceProvider(IWorkspaceProvider workspaces, DependencyBreakers breakers) : IWorkspaceProvider
{
    public void Check(string uri) => workspaces.Check(uri);

    public IWorkspace Open(string uri) =>
        breakers.Enabled ? new GuardedWorkspace(workspaces.Open(uri), breakers.Of("workspace", uri)) : workspaces.Open(uri);
}
