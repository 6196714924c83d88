using System.Text.Json;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Control;

/// <summary>A workflow's control messages in the workspace: one file a revision, created if absent, so that two callers never get the same one.</summary>
internal sealed class ControlLog(IWorkspace workspace, string workflowId)
{
    /// <summary>Returns the message with the highest revision.</summary>
    public async Task<ControlMessage> ReadNewestAsync(CancellationToken cancellationToken)
    {
        string? newest = null;
        await foreach (var path in workspace.ListAsync(WorkspacePaths.ControlFolder(workflowId), cancellationToken))
        {
            newest = path;
        }

        var content = newest is null ? null : await workspace.ReadAsync(newest, cancellationToken);
        return content is null ? ControlMessage.Initial : JsonSerializer.Deserialize<ControlMessage>(content, WorkflowJson.Compact)!;
    }

    /// <summary>Writes what <paramref name="change"/> makes of the newest message, until no other caller came between; null leaves it as it is.</summary>
    /// <returns>The message that holds now, or null when <paramref name="change"/> refused.</returns>
    public async Task<ControlMessage?> ChangeAsync(Func<ControlMessage, ControlMessage?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var newest = await ReadNewestAsync(cancellationToken);
            var wanted = change(newest);
            if (wanted is null || wanted == newest)
            {
                return wanted;
            }

            var next = wanted with { Revision = newest.Revision + 1 };
            var content = JsonSerializer.SerializeToUtf8Bytes(next, WorkflowJson.Compact);
            if (await workspace.CreateAsync(WorkspacePaths.Control(workflowId, next.Revision), content, cancellationToken))
            {
                return next;
            }
        }
    }
}
