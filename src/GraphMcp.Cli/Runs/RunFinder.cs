using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Runs;

/// <summary>Finds the runs of a hub that a command is about.</summary>
internal sealed class RunFinder(IWorkflowManager manager, CliTerminal terminal)
{
    private const int Listed = 5;

    /// <summary>Refuses a folder whose run is still to be finished.</summary>
    /// <exception cref="UsageException">A run of the folder is unfinished: the hint is the command that resumes it.</exception>
    public async Task RequireFinishedAsync(string output)
    {
        var unfinished = (await ListAsync(output)).FirstOrDefault(run => !run.IsFinished);
        if (unfinished is not null)
        {
            throw new UsageException(
                $"{DisplayPath.Of(output)} holds an unfinished run: {Describe(unfinished)}",
                $"resume it with: {ResumeHint.For(terminal, unfinished.Id, output)}"
            );
        }
    }

    /// <summary>Returns the run to resume: the named one, else the only unfinished one.</summary>
    /// <param name="workflowId">The run's id, or null.</param>
    /// <param name="output">The folder whose runs count, or null for all of the hub.</param>
    public async Task<WorkflowSummary> FindAsync(string? workflowId, string? output)
    {
        var runs = await ListAsync(output);
        return workflowId is null ? OnlyUnfinished(runs) : Named(workflowId, runs);
    }

    private static WorkflowSummary Named(string workflowId, List<WorkflowSummary> runs)
    {
        var run = runs.Find(candidate => candidate.Id == workflowId);
        return run switch
        {
            null => throw new UsageException($"there is no run '{workflowId}' here", WhatThereIs(runs)),
            { IsFinished: true } => throw new UsageException($"nothing to resume: {Describe(run)}", WhatThereIs(runs)),
            _ => run,
        };
    }

    private static WorkflowSummary OnlyUnfinished(List<WorkflowSummary> runs)
    {
        var unfinished = runs.FindAll(run => !run.IsFinished);
        return unfinished.Count switch
        {
            1 => unfinished[0],
            0 => throw new UsageException("no run is unfinished", WhatThereIs(runs)),
            _ => throw new UsageException(
                $"{unfinished.Count} runs are unfinished, and no id is given",
                $"name one of {Describe(unfinished)}"
            ),
        };
    }

    private async Task<List<WorkflowSummary>> ListAsync(string? output)
    {
        var runs = new List<WorkflowSummary>();
        await foreach (var run in manager.ListAsync())
        {
            if (output is null || OutputOf(run) == output)
            {
                runs.Add(run);
            }
        }

        return [.. runs.OrderByDescending(run => run.CreatedAt)];
    }

    public static string OutputOf(WorkflowSummary run) => RunPlace.OfUri(run.Output);

    private static string WhatThereIs(List<WorkflowSummary> runs) =>
        runs.Count == 0 ? "`graphmcp run` starts one" : $"there is {Describe(runs)}";

    private static string Describe(List<WorkflowSummary> runs) =>
        string.Join("; ", runs.Take(Listed).Select(Describe)) + (runs.Count > Listed ? $"; and {runs.Count - Listed} more" : "");

    private static string Describe(WorkflowSummary run) => $"{run.Id} ({run.Template}, {Progress.ProgressText.State(run.State)})";
}
