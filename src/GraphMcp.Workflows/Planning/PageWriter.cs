using System.Text.Json;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Planning;

/// <summary>Writes one attempt at a page: slices into a folder of its own, then the manifest, which commits them.</summary>
internal sealed class PageWriter(IWorkspace workspace, string workflowId, int page)
{
    private readonly string folder = $"{WorkspacePaths.Number(page)}-{Guid.NewGuid():N}";
    private readonly List<PlannedBatch> batches = [];
    private readonly SortedDictionary<SourceType, int> sourceTypes = [];

    public int Files { get; private set; }

    public async Task WriteAsync(OpenBatch batch, CancellationToken cancellationToken)
    {
        var planned = batch.Planned;
        var path = WorkspacePaths.PlanBatch(workflowId, folder, planned.Number);
        await workspace.WriteAsync(path, JsonLines.Write(batch.Files), cancellationToken);
        Add(planned);
    }

    /// <summary>Takes over the slice of a page that another workflow has planned.</summary>
    public async Task CopyAsync(PlannedBatch planned, ReadOnlyMemory<byte> slice, CancellationToken cancellationToken)
    {
        await workspace.WriteAsync(WorkspacePaths.PlanBatch(workflowId, folder, planned.Number), slice, cancellationToken);
        Add(planned);
    }

    /// <summary>Commits the page unless another attempt did; returns the one that holds.</summary>
    public async Task<PlanPage> CommitAsync(string? nextCursor, CancellationToken cancellationToken)
    {
        var manifest = new PlanPage(
            page,
            folder,
            [.. batches.OrderBy(batch => batch.Number)],
            Files,
            batches.Sum(batch => batch.Bytes),
            nextCursor,
            sourceTypes
        );
        var content = JsonSerializer.SerializeToUtf8Bytes(manifest, WorkflowJson.Compact);
        if (await workspace.CreateAsync(WorkspacePaths.PlanPage(workflowId, page), content, cancellationToken))
        {
            return manifest;
        }

        await workspace.DeleteAsync($"plan/{workflowId}/{folder}", cancellationToken);
        return (await PlanReader.FindPageAsync(workspace, workflowId, page, cancellationToken))!;
    }

    private void Add(PlannedBatch planned)
    {
        batches.Add(planned);
        Files += planned.Files;
        sourceTypes[planned.SourceType] = sourceTypes.GetValueOrDefault(planned.SourceType) + planned.Files;
    }
}
