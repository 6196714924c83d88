using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Application;

/// <summary>Applies the edits of one shard and commits what became of them, if no other attempt did.</summary>
/// <remarks>Runs at least once: an edit that is in the source already counts as applied.</remarks>
public sealed class ApplyActivity(WorkflowEnvironments environments)
{
    /// <summary>Returns the counts of the committed application.</summary>
    public async Task<ShardApplication> RunAsync(PageInput input, CancellationToken cancellationToken)
    {
        await using var environment = await environments.OpenAsync(input.Workspace, input.WorkflowId, cancellationToken);
        var path = WorkspacePaths.Applied(input.WorkflowId, input.Page);
        if (await environment.Workspace.ReadAsync(path, cancellationToken) is { } committed)
        {
            return JsonLines.ReadHeader<ShardApplication>(committed);
        }

        var addenda = await ApplyAsync(environment, input.Page, cancellationToken);
        var applied = addenda.Count(addendum => addendum.Applied == true);
        var header = new ShardApplication(input.Page, applied, addenda.Count - applied);
        var content = JsonLines.Write(header, addenda.OrderBy(addendum => addendum.Path, StringComparer.Ordinal));
        return await environment.Workspace.CreateAsync(path, content, cancellationToken)
            ? header
            : JsonLines.ReadHeader<ShardApplication>(await environment.Workspace.ReadAsync(path, cancellationToken));
    }

    private static async Task<List<FileAddendum>> ApplyAsync(
        WorkflowEnvironment environment,
        int shard,
        CancellationToken cancellationToken
    )
    {
        var refuted = await RefutedAsync(environment, shard, cancellationToken);
        var applier = new FileApplier(environment);
        var addenda = new List<FileAddendum>();
        var batches = CommittedResults.ReadShardAsync(environment.Workspace, environment.WorkflowId, shard, cancellationToken);
        await foreach (var batch in batches)
        {
            foreach (var file in batch.Files.Where(file => file.AfterHash is not null))
            {
                addenda.Add(
                    refuted.Contains(file.Path)
                        ? new FileAddendum(file.Path, [], Applied: false)
                        : await applier.ApplyAsync(file, cancellationToken)
                );
            }
        }

        return addenda;
    }

    /// <summary>The verification has explained these files already: what it found keeps their edits out.</summary>
    private static async Task<HashSet<string>> RefutedAsync(WorkflowEnvironment environment, int shard, CancellationToken cancellationToken)
    {
        var content = await environment.Workspace.ReadAsync(WorkspacePaths.Verified(environment.WorkflowId, shard), cancellationToken);
        var addenda = content is null ? [] : JsonLines.ReadLines<FileAddendum>(content);
        return addenda.Select(addendum => addendum.Path).ToHashSet(StringComparer.Ordinal);
    }
}
