using GraphMcp.Workflows.Application;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Verification;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>What the built-in steps do: page by page, each page behind the gate.</summary>
internal sealed class WorkflowSteps(WorkflowRun run, TemplateStep step, StepTime time)
{
    private RetrySettings Retry => step.Retry ?? run.Input.Retry;

    public Task<(StepState State, WorkflowFailure? Failure)> RunAsync() =>
        step.Uses switch
        {
            StepKind.Plan => PlanAsync(),
            StepKind.Process => ProcessAsync(),
            StepKind.Verify => VerifyAsync(),
            StepKind.Apply => ApplyAsync(),
            _ => ReportAsync(),
        };

    private static (StepState State, WorkflowFailure? Failure) Ended(StepState state, WorkflowFailure? failure = null) => (state, failure);

    private async Task<(StepState State, WorkflowFailure? Failure)> PlanAsync()
    {
        while (run.Pages.Count == 0 || !run.Pages[^1].IsLast)
        {
            if (run.Pages.Count == ShardNumbers.MaxPages)
            {
                var message = $"The plan has more than {ShardNumbers.MaxPages} pages; make pages larger or split the source.";
                return Ended(StepState.Failed, new WorkflowFailure("plan-too-large", message, step.Id));
            }

            if (!await run.Control.EnterAsync(time))
            {
                return Ended(StepState.Stopped);
            }

            var page = await run.Control.CallAsync<PagePlanned>(TaskNames.Plan, run.Page(step, run.Pages.Count), Retry);
            run.Pages.Add(page);
            await run.SignalAsync(nameof(ProgressEntity.Plan), run.Describe(page, step));
            run.Publish();
        }

        return Ended(StepState.Succeeded);
    }

    private async Task<(StepState State, WorkflowFailure? Failure)> ProcessAsync()
    {
        var number = run.Order.NumberOf(step);
        foreach (var page in run.Pages.ToList())
        {
            if (!await run.Control.EnterAsync(time))
            {
                return Ended(StepState.Stopped);
            }

            var shardNumber = ShardNumbers.Of(number, page.Shard);
            var shard = await run.Control.RunShardAsync(step, shardNumber, page.Batches, run.PlannedFiles, run.Done.Files.Failed);
            run.Done.Add(step.Id, shard);
            run.Board.CountRetries(step.Id, shard.Retries);
            await run.SignalAsync(nameof(ProgressEntity.End), new ShardEnded(shardNumber, shard.BatchesDone, shard.Counts));
            if (FailureOf(shard) is { } failure)
            {
                return Ended(StepState.Failed, failure with { StepId = step.Id });
            }

            if (!shard.IsComplete)
            {
                return Ended(StepState.Stopped);
            }
        }

        return Ended(StepState.Succeeded);
    }

    private WorkflowFailure? FailureOf(ShardOutcome shard)
    {
        var allowed = run.Control.ToleratedFailures.AllowedOf(run.PlannedFiles);
        return shard.Failure
            ?? (
                run.Done.Files.Failed > allowed
                    ? new WorkflowFailure("too-many-failures", $"{run.Done.Files.Failed} files failed; at most {allowed} may.")
                    : null
            );
    }

    private Task<(StepState State, WorkflowFailure? Failure)> VerifyAsync() =>
        ByShardAsync(async shard =>
            run.Violations += (await run.Control.CallAsync<ShardVerification>(TaskNames.Verify, run.Page(step, shard), Retry)).Violations
        );

    /// <summary>One violation anywhere keeps every edit out of the source.</summary>
    private Task<(StepState State, WorkflowFailure? Failure)> ApplyAsync() =>
        run.Violations > 0
            ? Task.FromResult(Ended(StepState.Skipped))
            : ByShardAsync(shard => run.Control.CallAsync<ShardApplication>(TaskNames.Apply, run.Page(step, shard), Retry));

    private async Task<(StepState State, WorkflowFailure? Failure)> ByShardAsync(Func<int, Task> callAsync)
    {
        var shards = ShardsBefore();
        for (var index = 0; index < shards.Count; index++)
        {
            if (!await run.Control.EnterAsync(time))
            {
                return Ended(StepState.Stopped);
            }

            await callAsync(shards[index]);
            await AdvanceAsync(index + 1, shards.Count);
        }

        return Ended(StepState.Succeeded);
    }

    private List<int> ShardsBefore() =>
        [
            .. from processStep in run.Order.ProcessStepsBefore(step)
            where !run.Input.SkippedSteps.Contains(run.Input.ProcessSteps[processStep].Id, StringComparer.Ordinal)
            from page in run.Pages
            select ShardNumbers.Of(processStep, page.Shard),
        ];

    /// <summary>A stop does not keep the report from being written: it is the last thing that a stopped workflow does.</summary>
    private async Task<(StepState State, WorkflowFailure? Failure)> ReportAsync()
    {
        var shards = ReportStep.ShardsOf(run.Input, run.Pages.Count).ToList();
        for (var index = 0; index < shards.Count; index++)
        {
            await CallReportAsync(shards[index]);
            await AdvanceAsync(index + 1, shards.Count + 1);
        }

        run.Reported = await CallReportAsync(shard: null);
        await AdvanceAsync(shards.Count + 1, shards.Count + 1);
        return Ended(StepState.Succeeded);
    }

    private async Task<ReportTotals?> CallReportAsync(int? shard)
    {
        _ = await run.Control.EnterAsync(time);
        return await run.Control.CallAsync<ReportTotals?>(TaskNames.Report, run.Report(step, shard), Retry, despiteStop: true);
    }

    private Task AdvanceAsync(int done, int pages) =>
        run.SignalAsync(nameof(ProgressEntity.Advance), new StepAdvanced(step.Id, done, pages));
}
