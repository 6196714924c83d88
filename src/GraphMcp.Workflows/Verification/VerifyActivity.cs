using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Verification;

/// <summary>Verifies every result of one shard and commits what it found, if no other attempt did.</summary>
public sealed class VerifyActivity(WorkflowEnvironments environments, TimeProvider clock)
{
    /// <summary>Returns the counts of the committed verification.</summary>
    public async Task<ShardVerification> RunAsync(PageInput input, CancellationToken cancellationToken)
    {
        await using var environment = await environments.OpenAsync(input.Workspace, input.WorkflowId, cancellationToken, input.Page);
        var path = WorkspacePaths.Verified(input.WorkflowId, input.Page);
        if (await environment.Workspace.ReadAsync(path, cancellationToken) is { } committed)
        {
            return JsonLines.ReadHeader<ShardVerification>(committed);
        }

        var (header, addenda) = await VerifyAsync(environment, input.Page, cancellationToken);
        var content = JsonLines.Write(header, addenda.OrderBy(addendum => addendum.Path, StringComparer.Ordinal));
        return await environment.Workspace.CreateAsync(path, content, cancellationToken)
            ? header
            : JsonLines.ReadHeader<ShardVerification>(await environment.Workspace.ReadAsync(path, cancellationToken));
    }

    private async Task<(ShardVerification Header, List<FileAddendum> Addenda)> VerifyAsync(
        WorkflowEnvironment environment,
        int shard,
        CancellationToken cancellationToken
    )
    {
        var verifier = new FileVerifier(environment, await PresentFiles.OfAsync(environment, shard, cancellationToken), clock);
        var header = new ShardVerification(shard, 0, 0, 0, 0);
        var addenda = new List<FileAddendum>();
        var batches = CommittedResults.ReadShardAsync(environment.Workspace, environment.WorkflowId, shard, cancellationToken);
        await foreach (var batch in batches)
        {
            var verdicts = await environment.Source.SelectAsync(batch.Files, verifier.VerifyAsync, cancellationToken);
            foreach (var (file, verdict) in batch.Files.Zip(verdicts))
            {
                header = Add(header, verdict);
                addenda.AddRange(verdict.Findings.Count > 0 ? [new FileAddendum(file.Path, verdict.Findings)] : []);
            }
        }

        return (header, addenda);
    }

    private static ShardVerification Add(ShardVerification header, FileVerdict verdict) =>
        header with
        {
            Files = header.Files + 1,
            Violations = header.Violations + (verdict.Violated ? 1 : 0),
            Changed = header.Changed + (verdict.Changed ? 1 : 0),
            Missing = header.Missing + (verdict.Missing ? 1 : 0),
        };
}
