using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Application;

/// <summary>Applies the edits of one shard and commits what became of them, if no other attempt did.</summary>
/// <remarks>Runs at least once: an edit that is in the source already counts as applied.</remarks>
public sealed class ApplyActivity(WorkflowEnvironments environments, TimeProvider clock)
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

    private async Task<List<FileAddendum>> ApplyAsync(WorkflowEnvironment environment, int shard, CancellationToken cancellationToken)
    {
        var (workspace, id) = (environment.Workspace, environment.WorkflowId);
        var refuted = await FileAddenda.ReadAsync(workspace, WorkspacePaths.Verified(id, shard), cancellationToken);
        var earlier = await EarlierEdits.ReadAsync(workspace, id, shard, cancellationToken);
        var applier = new FileApplier(environment, clock);
        var addenda = new List<FileAddendum>();
        var batches = CommittedResults.ReadShardAsync(workspace, id, shard, cancellationToken);
        await foreach (var batch in batches)
        {
            var edited = batch.Files.Where(file => file.AfterHash is not null).ToList();
            addenda.AddRange(await environment.Source.SelectAsync(edited, ApplyFileAsync, cancellationToken));
        }

        return addenda;

        // What was refuted, or edited by an earlier step, is explained by a finding elsewhere already.
        async Task<FileAddendum> ApplyFileAsync(FileResult file, CancellationToken stop) =>
            refuted.ContainsKey(file.Path) || earlier.Conflict(file)
                ? new FileAddendum(file.Path, [], Applied: false)
                : await applier.ApplyAsync(file, stop);
    }
}
