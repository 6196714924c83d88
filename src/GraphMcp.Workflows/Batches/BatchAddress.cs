using System.Globalization;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>Where a batch stands: what its id <c>{workflowId}/{shard}/{batch}</c> says.</summary>
internal sealed record BatchAddress(string WorkflowId, int Shard, int Batch)
{
    /// <summary>Reads a batch's id; null when it is none. The numbers may have leading zeros.</summary>
    public static BatchAddress? Read(string batchId) =>
        batchId.Split('/') is [var workflow, var shard, var batch]
        && WorkflowIds.IsValid(workflow)
        && Number(shard) is { } shardNumber
        && Number(batch) is { } batchNumber
            ? new BatchAddress(workflow, shardNumber, batchNumber)
            : null;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{WorkflowId}/{Shard}/{WorkspacePaths.Number(Batch)}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
