using System.Text.Json;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Application;

/// <summary>Makes the branches of what was applied to sources in repositories, and lists them in the output; the same each time it is called.</summary>
public sealed class BranchMaker(IFileSourceProvider sources, IWorkspaceProvider workspaces)
{
    /// <summary>Makes the branches of a workflow that applies its edits.</summary>
    /// <param name="workspace">The workflow's workspace.</param>
    /// <param name="input">The workflow.</param>
    /// <param name="startedAt">When it started.</param>
    /// <param name="pages">The pages of its plan.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">A branch cannot be written or pushed.</exception>
    public async Task MakeAsync(
        IWorkspace workspace,
        WorkflowInput input,
        DateTimeOffset startedAt,
        int pages,
        CancellationToken cancellationToken
    )
    {
        if (!input.Apply || !input.Source.Places.Any(sources.IsRepository))
        {
            return;
        }

        var edits = await EditsAsync(workspace, input, pages, cancellationToken);
        var branches = new List<MadeBranch>();
        foreach (var (prefix, root) in input.Source.Roots.Where(root => sources.IsRepository(root.Source.Uri)))
        {
            await using var source = await sources.OpenAsync(root, cancellationToken);
            var own = edits.Where(file => file.Path.StartsWith(prefix, StringComparison.Ordinal));
            var files = own.Select(file => file with { Path = file.Path[prefix.Length..] }).ToList();
            var asked = new BranchEdits(input.WorkflowId, input.Template, startedAt, input.Git ?? new ResultBranch(), files);
            if (await source.MakeBranchAsync(asked, cancellationToken) is { } made)
            {
                branches.Add(made);
            }
        }

        await workspaces
            .Open(input.Output)
            .WriteAsync(ReportFileNames.Branches, JsonSerializer.SerializeToUtf8Bytes(branches, WorkflowJson.Indented), cancellationToken);
    }

    private static async Task<List<BranchFile>> EditsAsync(
        IWorkspace workspace,
        WorkflowInput input,
        int pages,
        CancellationToken cancellationToken
    )
    {
        var files = new Dictionary<string, BranchFile>(StringComparer.Ordinal);
        foreach (var shard in ReportStep.ShardsOf(input, pages))
        {
            var applied = await FileAddenda.ReadAsync(workspace, WorkspacePaths.Applied(input.WorkflowId, shard), cancellationToken);
            await foreach (var batch in CommittedResults.ReadShardAsync(workspace, input.WorkflowId, shard, cancellationToken))
            {
                foreach (var file in batch.Files.Where(file => applied.TryGetValue(file.Path, out var said) && said.Applied == true))
                {
                    files[file.Path] = new BranchFile(file.Path, file.Classification.Type, stop => ReadAsync(workspace, input, file, stop));
                }
            }
        }

        return [.. files.Values];
    }

    private static async ValueTask<byte[]> ReadAsync(
        IWorkspace workspace,
        WorkflowInput input,
        FileResult file,
        CancellationToken cancellationToken
    ) =>
        await workspace.ReadAsync(WorkspacePaths.Staged(input.WorkflowId, file.AfterHash!), cancellationToken)
        ?? throw new WorkflowException(
            "A staged edit is not in the workspace.",
            new WorkflowErrorContext { WorkflowId = input.WorkflowId, File = file.Path }
        );
}
