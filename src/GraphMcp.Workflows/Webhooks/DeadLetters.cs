using System.Globalization;
using System.Text.Json;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Webhooks;

/// <summary>The events that no attempt could push, kept until somebody has them sent again.</summary>
public sealed class DeadLetters(TimeProvider clock)
{
    /// <summary>Adds an event.</summary>
    internal async Task AddAsync(IWorkspace workspace, WorkflowEvent happened, int attempts, CancellationToken cancellationToken)
    {
        var letter = new DeadLetter(happened, attempts, clock.GetUtcNow());
        var content = JsonSerializer.SerializeToUtf8Bytes(letter, WorkflowJson.Compact);
        await workspace.CreateAsync(PathOf(happened), content, cancellationToken);
    }

    /// <summary>Returns a workflow's dead letters, in the log's order.</summary>
    internal static async Task<IReadOnlyList<DeadLetter>> ListAsync(
        IWorkspace workspace,
        string workflowId,
        CancellationToken cancellationToken
    )
    {
        var letters = new List<DeadLetter>();
        await foreach (var path in workspace.ListAsync(WorkspacePaths.DeadLetters(workflowId), cancellationToken))
        {
            var content = await workspace.ReadAsync(path, cancellationToken);
            letters.AddRange(content is null ? [] : [JsonSerializer.Deserialize<DeadLetter>(content, WorkflowJson.Compact)!]);
        }

        return letters;
    }

    /// <summary>Takes an event out.</summary>
    internal static ValueTask RemoveAsync(IWorkspace workspace, WorkflowEvent happened, CancellationToken cancellationToken) =>
        workspace.DeleteAsync(PathOf(happened), cancellationToken);

    private static string PathOf(WorkflowEvent happened) =>
        $"{WorkspacePaths.DeadLetters(happened.WorkflowId)}/{happened.Sequence.ToString("D12", CultureInfo.InvariantCulture)}.json";
}
