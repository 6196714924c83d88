using GraphMcp.Workflows.Events;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>The runs that events tell of. Where this host has not seen all of a workflow's events, it reads them in the log.</summary>
/// <remarks>It keeps no more than a thousand runs; one that was dropped is read again when it is heard of again.</remarks>
internal sealed class LegacyRuns
{
    private const int MostRuns = 1_000;
    private readonly Lock gate = new();
    private readonly Dictionary<string, (LegacyRun Run, long Used)> runs = new(StringComparer.Ordinal);
    private long uses;

    /// <summary>Returns the run as it is with an event, and whether the event was news.</summary>
    public async ValueTask<(LegacyRun Run, bool IsNews)> TakeAsync(
        WorkflowEvent happened,
        ReadLog readLog,
        CancellationToken cancellationToken
    )
    {
        var run = Find(happened.WorkflowId);
        if (happened.Sequence > run.Sequence + 1)
        {
            await foreach (var missed in readLog(happened.WorkflowId, run.Sequence, cancellationToken))
            {
                if (missed.Sequence >= happened.Sequence)
                {
                    break;
                }

                run.Take(missed);
            }
        }

        return (run, run.Take(happened));
    }

    private LegacyRun Find(string workflowId)
    {
        lock (gate)
        {
            var run = runs.TryGetValue(workflowId, out var known) ? known.Run : new LegacyRun();
            runs[workflowId] = (run, ++uses);
            if (runs.Count > MostRuns)
            {
                runs.Remove(runs.MinBy(run => run.Value.Used).Key);
            }

            return run;
        }
    }
}
