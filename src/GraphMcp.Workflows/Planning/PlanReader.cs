using System.Text.Json;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Planning;

/// <summary>Reads the committed plan.</summary>
internal static class PlanReader
{
    /// <summary>Returns a page's manifest, or null when the page is not committed.</summary>
    public static async Task<PlanPage?> FindPageAsync(
        IWorkspace workspace,
        string workflowId,
        int page,
        CancellationToken cancellationToken
    ) =>
        await workspace.ReadAsync(WorkspacePaths.PlanPage(workflowId, page), cancellationToken) is { } content
            ? JsonSerializer.Deserialize<PlanPage>(content, WorkflowJson.Compact)
            : null;

    /// <summary>Returns the manifests of all committed pages.</summary>
    public static async Task<List<PlanPage>> ReadPagesAsync(IWorkspace workspace, string workflowId, CancellationToken cancellationToken)
    {
        var pages = new List<PlanPage>();
        while (await FindPageAsync(workspace, workflowId, pages.Count, cancellationToken) is { } page)
        {
            pages.Add(page);
        }

        return pages;
    }

    /// <summary>Returns a page's manifest.</summary>
    /// <exception cref="WorkflowException">The page is not committed.</exception>
    public static async Task<PlanPage> ReadPageAsync(
        IWorkspace workspace,
        string workflowId,
        int page,
        CancellationToken cancellationToken
    ) => await FindPageAsync(workspace, workflowId, page, cancellationToken) ?? throw Lost(workflowId, $"page {page}");

    /// <summary>Returns the files of a batch.</summary>
    /// <exception cref="WorkflowException">Its slice is gone.</exception>
    public static async Task<IReadOnlyList<PlannedFile>> ReadBatchAsync(
        IWorkspace workspace,
        string workflowId,
        PlanPage page,
        int batch,
        CancellationToken cancellationToken
    )
    {
        var path = WorkspacePaths.PlanBatch(workflowId, page.Folder, batch);
        var content = await workspace.ReadAsync(path, cancellationToken) ?? throw Lost(workflowId, path);
        return JsonLines.ReadAll<PlannedFile>(content);
    }

    private static WorkflowSetupException Lost(string workflowId, string what) =>
        new("workspace-incomplete", $"The plan's {what} is not in the workspace.", new WorkflowErrorContext { WorkflowId = workflowId });
}
