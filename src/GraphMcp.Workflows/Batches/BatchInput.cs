using GraphMcp.Workflows.Activities;

namespace GraphMcp.Workflows.Batches;

/// <summary>Names a batch, or a part of one: the input of its activities.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="Shard">The shard.</param>
/// <param name="Batch">The batch's number in it.</param>
/// <param name="From">The first file of the part; null for the whole batch.</param>
/// <param name="To">The last file of the part; null for the whole batch.</param>
/// <param name="Quarantine">Why the files are not to be touched any more; null to process them.</param>
public sealed record BatchInput(
    string Workspace,
    string WorkflowId,
    int Shard,
    int Batch,
    int? From = null,
    int? To = null,
    FileError? Quarantine = null
) : ActivityInput(Workspace, WorkflowId)
{
    /// <inheritdoc/>
    protected override string BatchName => new BatchAddress(WorkflowId, Shard, Batch).ToString();
}
