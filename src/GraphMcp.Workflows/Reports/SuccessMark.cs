using System.Text.Json;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Reports;

/// <summary>The mark in an output folder that its workflow has completed: first cleared, last set.</summary>
internal sealed class SuccessMark(IWorkspace output, ReportRequest request)
{
    private bool IsCompleted => request.State is WorkflowRunState.Succeeded or WorkflowRunState.PartiallySucceeded;

    /// <summary>Removes the mark of an earlier run into the same folder.</summary>
    public ValueTask ClearAsync(CancellationToken cancellationToken) => output.DeleteAsync(ReportFileNames.Success, cancellationToken);

    /// <summary>Writes the mark, unless the workflow has not completed.</summary>
    public async Task SetAsync(ReportTotals totals, IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        if (IsCompleted)
        {
            var completed = new CompletedWorkflow(request.WorkflowId, request.State, request.StartedAt, request.FinishedAt, totals, files);
            await output.WriteAsync(
                ReportFileNames.Success,
                JsonSerializer.SerializeToUtf8Bytes(completed, WorkflowJson.Indented),
                cancellationToken
            );
        }
    }
}
