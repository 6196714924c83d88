using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Progress;

/// <summary>A process step of a workflow, as far as its progress knows it.</summary>
/// <param name="Number">Its number among the template's process steps, from 0.</param>
/// <param name="Id">Its id in the template.</param>
/// <param name="Skipped">Whether its condition does not hold.</param>
internal sealed record ProcessStep(int Number, string Id, bool Skipped)
{
    /// <summary>Returns the process steps; where the workflow has not told them, as many as were heard of: one, unless it ended without.</summary>
    public static IReadOnlyList<ProcessStep> Of(ProgressState state)
    {
        if (state.Begun is { } begun)
        {
            return
            [
                .. begun
                    .Steps.Where(step => step.Uses == StepKind.Process)
                    .Select((step, number) => new ProcessStep(number, step.Id, step.Skipped)),
            ];
        }

        return state.ClosedSteps is { Count: > 0 } closed
            ? [.. closed.Keys.Select((id, number) => new ProcessStep(number, id, Skipped: false))]
            : [.. Enumerable.Range(0, HeardOf(state)).Select(number => new ProcessStep(number, NameOf(number), Skipped: false))];
    }

    private static int HeardOf(ProgressState state)
    {
        if (state.ClosedFiles == 0)
        {
            return 0;
        }

        var shard = Math.Max(NumberSet.Max(state.EndedShards), state.Shards.Keys.DefaultIfEmpty(0).Max());
        return ShardNumbers.StepOf(Math.Max(shard, 0)) + 1;
    }

    private static string NameOf(int number) =>
        number == 0 ? ProgressState.StepName(StepKind.Process) : $"{ProgressState.StepName(StepKind.Process)}-{number + 1}";
}
