using System.Text.Json.Serialization;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Management;

/// <summary>What is to be changed of a workflow while it runs; what is omitted stays.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record WorkflowChangeRequest
{
    /// <summary>Gets how many batches are in flight at once, 1 to 256.</summary>
    public int? MaxParallelBatches { get; init; }

    /// <summary>Gets how many files may fail.</summary>
    public ToleratedFailuresRequest? ToleratedFailures { get; init; }

    /// <summary>Makes the changes, all or, where one of them is wrong, none.</summary>
    /// <returns>False when the workflow has finished or is stopping for good.</returns>
    /// <exception cref="WorkflowRequestException">A number is out of range, or nothing is to be changed.</exception>
    public async Task<bool> ApplyAsync(IWorkflowManager manager, string workflowId, CancellationToken cancellationToken = default)
    {
        if (this is { MaxParallelBatches: null, ToleratedFailures: null })
        {
            throw new WorkflowRequestException("Nothing is to be changed: give maxParallelBatches, toleratedFailures or both.");
        }

        // Checked before the other is changed, which checks itself.
        _ = MaxParallelBatches is { } window ? RequestResolver.CheckParallelism(window) : 0;
        return (ToleratedFailures is not { } tolerated || await manager.SetToleratedFailuresAsync(workflowId, tolerated, cancellationToken))
            && (MaxParallelBatches is not { } number || await manager.SetMaxParallelBatchesAsync(workflowId, number, cancellationToken));
    }
}
