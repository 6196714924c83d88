using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Pools;

/// <summary>The limits that this host knows: those of its configuration, and those set while hosts ran, in the workspace.</summary>
internal sealed class PoolLimits(IOptions<WorkflowOptions> options, IWorkspaceProvider workspaces)
{
    /// <summary>The highest limit.</summary>
    public const int Most = 10_000;

    /// <summary>Gets the limits of the configuration, by names in lower case.</summary>
    public IReadOnlyDictionary<string, int> Configured =>
        options.Value.Pools.ToDictionary(pool => PoolName.Check(pool.Key), pool => Check(pool.Value), StringComparer.Ordinal);

    /// <summary>Returns the limit if it is one.</summary>
    /// <exception cref="WorkflowRequestException">It is not.</exception>
    public static int Check(int limit) =>
        limit is >= 1 and <= Most ? limit : throw new WorkflowRequestException($"A pool's limit must be 1 to {Most}.");

    /// <summary>Returns the limit that was set for a pool, or null.</summary>
    public async Task<int?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (Workspace() is not { } workspace || await workspace.ReadAsync(WorkspacePaths.Pool(name), cancellationToken) is not { } content)
        {
            return null;
        }

        return JsonSerializer.Deserialize<PoolLimit>(content, WorkflowJson.Compact)!.Limit;
    }

    /// <summary>Sets a limit for all hosts.</summary>
    public async Task WriteAsync(string name, int limit, CancellationToken cancellationToken)
    {
        var workspace =
            Workspace() ?? throw new WorkflowRequestException("This host has no workspace to keep the limit in (Workflows:Workspace).");
        var content = JsonSerializer.SerializeToUtf8Bytes(new PoolLimit(limit), WorkflowJson.Compact);
        await workspace.WriteAsync(WorkspacePaths.Pool(name), content, cancellationToken);
    }

    /// <summary>Returns the names of the pools whose limits were set.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        if (Workspace() is { } workspace)
        {
            await foreach (var path in workspace.ListAsync("pools", cancellationToken))
            {
                names.Add(Path.GetFileNameWithoutExtension(path));
            }
        }

        return names;
    }

    private IWorkspace? Workspace() =>
        options.Value.Workspace is { } workspace ? workspaces.Open(LocationUri.Of(workspace, "Workflows:Workspace")) : null;
}
