using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Planning;

namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>Goes through the shards of a workflow: step by step, and within a step page by page of the plan.</summary>
internal sealed class PlanWalk
{
    private readonly WorkflowPlace place;
    private readonly IReadOnlyList<(int Number, string Id)> steps;

    /// <summary>Begins a walk through the shards of one process step, or of all that were not left out.</summary>
    /// <exception cref="WorkflowNotFoundException">There is no such process step.</exception>
    public PlanWalk(WorkflowPlace place, string? stepId)
    {
        this.place = place;
        var input = place.Input;
        var all = input.ProcessSteps.Index().Select(entry => (Number: entry.Index, entry.Item.Id)).ToList();
        if (stepId is not null && all.TrueForAll(step => step.Id != stepId))
        {
            throw new WorkflowNotFoundException(input.WorkflowId, stepId, all.Select(step => step.Id));
        }

        steps = all.FindAll(step => stepId is null ? !input.SkippedSteps.Contains(step.Id, StringComparer.Ordinal) : step.Id == stepId);
    }

    /// <summary>Returns the cursor's shard, or the first one behind it that is planned; null when there is none, so far.</summary>
    public async Task<ShardReading?> FindShardAsync(BatchCursor cursor, CancellationToken cancellationToken)
    {
        foreach (var (number, id) in steps.Where(step => step.Number >= ShardNumbers.StepOf(cursor.Shard)))
        {
            var page = number == ShardNumbers.StepOf(cursor.Shard) ? ShardNumbers.PageOf(cursor.Shard) : 0;
            var planned = await PlanReader.FindPageAsync(place.Workspace, place.Input.WorkflowId, page, cancellationToken);
            if (planned is not null)
            {
                var shard = ShardNumbers.Of(number, page);
                return await ShardReading.OpenAsync(place.Workspace, place.Input.WorkflowId, shard, id, planned, cancellationToken);
            }
        }

        return null;
    }
}
