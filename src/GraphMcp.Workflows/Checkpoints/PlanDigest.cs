using System.Security.Cryptography;
using System.Text.Json;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Checkpoints;

/// <summary>What tells a plan from every other one: the hash over the manifests of its committed pages.</summary>
/// <param name="Hash">The SHA-256, lower-case hexadecimal.</param>
/// <param name="Pages">The pages.</param>
/// <param name="IsComplete">Whether the plan ends with them.</param>
/// <param name="Files">Their files.</param>
internal sealed record PlanDigest(string Hash, int Pages, bool IsComplete, long Files)
{
    /// <summary>Reads the first committed pages, at most so many.</summary>
    public static async Task<PlanDigest> ReadAsync(
        IWorkspace workspace,
        string workflowId,
        int mostPages,
        CancellationToken cancellationToken
    )
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (pages, files, isComplete) = (0, 0L, false);
        while (pages < mostPages && await workspace.ReadAsync(WorkspacePaths.PlanPage(workflowId, pages), cancellationToken) is { } content)
        {
            hash.AppendData(content);
            var page = JsonSerializer.Deserialize<PlanPage>(content, WorkflowJson.Compact)!;
            (pages, files, isComplete) = (pages + 1, files + page.Files, page.NextCursor is null);
        }

        return new PlanDigest(Convert.ToHexStringLower(hash.GetHashAndReset()), pages, isComplete, files);
    }
}
