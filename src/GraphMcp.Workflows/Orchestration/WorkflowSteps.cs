using GraphMcp.Workflows.Application;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Verification;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>What the built-in steps do: page by page, each page behind the gate.</summary>
internal static class WorkflowSteps
{
    public static Task<StepState> RunAsync(WorkflowRun run, TemplateStep step) =>
        step.Uses switch
        {
            StepKind.Plan => PlanAsync(run),
            StepKind.Process => ProcessAsync(run, step),
            StepKind.Verify => VerifyAsync(run, step),
            StepKind.Apply => ApplyAsync(run, step),
            _ => ReportAsync(run, step),
        };

    private static async Task<StepState> PlanAsync(WorkflowRun run)
    {
        while (run.Pages.Count == 0 || !run.Pages[^1].IsLast)
        {
            if (!await run.Control.EnterAsync())
            {
                return StepState.Stopped;
            }

            var page = await run.Control.CallAsync<PagePlanned>(TaskNames.Plan, run.Page(run.Pages.Count));
            run.Pages.Add(page);
            await run.SignalAsync(nameof(ProgressEntity.Plan), page);
            run.Publish();
        }

        return StepState.Succeeded;
    }

    private static async Task<StepState> ProcessAsync(WorkflowRun run, TemplateStep step)
    {
        var allowed = run.Input.ToleratedFailures.AllowedOf(run.PlannedFiles);
        foreach (var page in run.Pages.ToList())
        {
            if (!await run.Control.EnterAsync())
            {
                return StepState.Stopped;
            }

            var shard = await run.Control.RunShardAsync(page.Shard, page.Batches, allowed - run.Done.Files.Failed);
            run.Done.Add(shard);
            await run.SignalAsync(nameof(ProgressEntity.End), new ShardEnded(page.Shard, shard.BatchesDone, shard.Counts));
            if (FailureOf(run, shard, allowed) is { } failure)
            {
                run.Fail(failure with { StepId = step.Id });
                return StepState.Failed;
            }

            if (!shard.IsComplete)
            {
                return StepState.Stopped;
            }
        }

        return StepState.Succeeded;
    }

    private static WorkflowFailure? FailureOf(WorkflowRun run, ShardOutcome shard, long allowed) =>
        shard.Failure
        ?? (
            run.Done.Files.Failed > allowed
                ? new WorkflowFailure("too-many-failures", $"{run.Done.Files.Failed} files failed; at most {allowed} may.")
                : null
        );

    private static Task<StepState> VerifyAsync(WorkflowRun run, TemplateStep step) =>
        ByShardAsync(
            run,
            step,
            async shard => run.Violations += (await run.Control.CallAsync<ShardVerification>(TaskNames.Verify, run.Page(shard))).Violations
        );

    /// <summary>One violation anywhere keeps every edit out of the source.</summary>
    private static Task<StepState> ApplyAsync(WorkflowRun run, TemplateStep step) =>
        run.Violations > 0
            ? Task.FromResult(StepState.Skipped)
            : ByShardAsync(run, step, shard => run.Control.CallAsync<ShardApplication>(TaskNames.Apply, run.Page(shard)));

    private static async Task<StepState> ByShardAsync(WorkflowRun run, TemplateStep step, Func<int, Task> callAsync)
    {
        for (var shard = 0; shard < run.Pages.Count; shard++)
        {
            if (!await run.Control.EnterAsync())
            {
                return StepState.Stopped;
            }

            await callAsync(shard);
            await AdvanceAsync(run, step, shard + 1, run.Pages.Count);
        }

        return StepState.Succeeded;
    }

    /// <summary>A stop does not keep the report from being written: it is the last thing that a stopped workflow does.</summary>
    private static async Task<StepState> ReportAsync(WorkflowRun run, TemplateStep step)
    {
        var pages = run.Pages.Count + 1;
        for (var shard = 0; shard < run.Pages.Count; shard++)
        {
            _ = await run.Control.EnterAsync();
            await run.Control.CallAsync<ReportTotals?>(TaskNames.Report, run.Report(shard));
            await AdvanceAsync(run, step, shard + 1, pages);
        }

        _ = await run.Control.EnterAsync();
        run.Reported = await run.Control.CallAsync<ReportTotals>(TaskNames.Report, run.Report(shard: null));
        await AdvanceAsync(run, step, pages, pages);
        return StepState.Succeeded;
    }

    private static Task AdvanceAsync(WorkflowRun run, TemplateStep step, int done, int pages) =>
        run.SignalAsync(nameof(ProgressEntity.Advance), new StepAdvanced(step.Id, done, pages));
}
