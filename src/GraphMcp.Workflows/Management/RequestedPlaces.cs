using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Management;

/// <summary>Looks at the places that a request names before anything starts: whether they are allowed, and whether anything serves them.</summary>
internal sealed class RequestedPlaces(AllowedRoots roots, IFileSourceProvider sources, IWorkspaceProvider workspaces)
{
    /// <summary>Refuses what this host does not allow or does not understand; nothing is opened.</summary>
    /// <exception cref="WorkflowRequestException">One of the places is refused.</exception>
    public void Check(SourceSpec source, string output, string workspace, bool apply, ResultBranch? branch)
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

            if (branch is not null)
            {
                BranchNames.Check(branch);
                if (!source.Places.Any(sources.IsRepository))
                {
                    throw new NotSupportedException("'git' is for sources in repositories (git+URI), and none is one.");
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

    /// <summary>Returns the source as it is now: what moves on, such as a branch, is what it was when the workflow started.</summary>
    /// <exception cref="WorkflowRequestException">It cannot be found out.</exception>
    public async Task<SourceSpec> PinAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        try
        {
            return source.Parts is { } parts
                ? source with
                {
                    Parts = await PinAllAsync(parts, cancellationToken),
                }
                : source with
                {
                    Uri = await sources.PinAsync(source.Uri, cancellationToken),
                };
        }
        catch (Exception error) when (error is NotSupportedException or DirectoryNotFoundException)
        {
            throw new WorkflowRequestException($"The source cannot be read: {error.Message}", error);
        }
    }

    private async Task<IReadOnlyList<SourcePart>> PinAllAsync(IReadOnlyList<SourcePart> parts, CancellationToken cancellationToken)
    {
        var pinned = new List<SourcePart>();
        foreach (var part in parts)
        {
            pinned.Add(part with { Uri = await sources.PinAsync(part.Uri, cancellationToken) });
        }

        return pinned;
    }
}
