using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Management;

/// <summary>Looks at the places that a request names before anything starts: whether they are allowed, and whether anything serves them.</summary>
internal sealed class RequestedPlaces(AllowedRoots roots, IFileSourceProvider sources, IWorkspaceProvider workspaces)
{
    /// <summary>Refuses what this host does not allow or does not understand; nothing is opened.</summary>
    /// <exception cref="WorkflowRequestException">One of the places is refused.</exception>
    public void Check(SourceSpec source, string output, string workspace, bool apply)
    {
        try
        {
            foreach (var place in source.Places)
            {
                roots.Check(place, output);
                sources.Check(place);
                if (apply && sources.IsReadOnly(place))
                {
                    throw new NotSupportedException($"'apply' is not possible: '{place}' can only be read. Its edits are in the patch.");
                }
            }

            workspaces.Check(output);
            workspaces.Check(workspace);
        }
        catch (NotSupportedException error)
        {
            throw new WorkflowRequestException(error.Message, error);
        }
    }
}
