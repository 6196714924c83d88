using System.Text.Json;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using Microsoft.Extensions.Options;

namespace TodoComments;

/// <summary>Appends how far workflows are to a file, for whatever tails it.</summary>
public sealed class ProgressFileObserver(IOptions<TodoOptions> options) : IProgressObserver, IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <inheritdoc/>
    public ValueTask OnProgressAsync(string workflowId, WorkflowProgress progress, CancellationToken cancellationToken) =>
        AppendAsync(workflowId, nameof(WorkflowRunState.Running), progress, cancellationToken);

    /// <inheritdoc/>
    public ValueTask OnEndedAsync(string workflowId, WorkflowRunState state, WorkflowProgress progress, CancellationToken cancellationToken) =>
        AppendAsync(workflowId, state.ToString(), progress, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async ValueTask AppendAsync(string workflowId, string state, WorkflowProgress progress, CancellationToken cancellationToken)
    {
        if (options.Value.ProgressFile is not { } file)
        {
            return;
        }

        var done = progress.Processed + progress.Skipped + progress.Failed;
        var line = JsonSerializer.Serialize(
            new
            {
                workflowId,
                state,
                done,
                planned = progress.FilesPlanned,
            }
        );
        // Two workflows may move at the same time.
        await gate.WaitAsync(cancellationToken);
        try
        {
            await File.AppendAllTextAsync(file, line + "\n", cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }
}
