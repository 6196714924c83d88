using System.Text.Json;
using GraphMcp.Workflows.Application;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Planning;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Verification;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Management;

/// <summary>Puts the details of a step together from what is committed in the workspace, and from the event log.</summary>
internal sealed class StepDescriber(
    IWorkspace workspace,
    WorkflowInput input,
    WorkflowErrorsReader errors,
    EventLogReader log,
    TimeProvider clock
)
{
    private const int MostEvents = 50;

    public async Task<StepDetails> DescribeAsync(TemplateStep step, WorkflowStatus status, CancellationToken cancellationToken)
    {
        var known = status.Steps.First(other => other.Id == step.Id);
        var pages = await PlanReader.ReadPagesAsync(workspace, input.WorkflowId, cancellationToken);
        var isProcess = step.Uses == StepKind.Process;
        var number = new StepOrder(input).NumberOf(step);
        return new StepDetails(
            step,
            known,
            status.Progress.Steps.GetValueOrDefault(step.Id) ?? new StepProgress(0, 0),
            status.Failure is { } failure && failure.StepId == step.Id ? failure : null
        )
        {
            DurationSeconds = known.StartedAt is { } started ? ((known.FinishedAt ?? clock.GetUtcNow()) - started).TotalSeconds : null,
            Attempts = known.StartedAt is null ? 0 : 1 + known.Retries,
            Input = InputOf(step, status),
            Output = await OutputAsync(step, status, pages, cancellationToken),
            Batches = isProcess ? await BatchesAsync(number, pages, cancellationToken) : null,
            Errors = isProcess ? await errors.ReadAsync(input.Workspace, input.WorkflowId, number, cancellationToken) : [],
            Events = await EventsAsync(step.Id, cancellationToken),
        };
    }

    private Dictionary<string, JsonElement> InputOf(TemplateStep step, WorkflowStatus status) =>
        step.Uses switch
        {
            StepKind.Plan => Values(
                ("source", input.Source.Uri),
                ("include", input.Source.Include),
                ("exclude", input.Source.Exclude),
                ("batches", input.Batches)
            ),
            StepKind.Process => Values(
                ("processor", step.Processor),
                ("parameters", input.Parameters),
                ("maxParallelBatches", status.MaxParallelBatches),
                ("pool", step.Pool)
            ),
            StepKind.Apply => Values(("source", input.Source.Uri)),
            StepKind.Report => Values(("output", input.Output)),
            _ => [],
        };

    private async Task<Dictionary<string, JsonElement>> OutputAsync(
        TemplateStep step,
        WorkflowStatus status,
        List<PlanPage> pages,
        CancellationToken cancellationToken
    )
    {
        switch (step.Uses)
        {
            case StepKind.Plan:
                return Values(
                    ("pages", pages.Count),
                    ("files", pages.Sum(page => page.Files)),
                    ("batches", pages.Sum(page => page.Batches.Count)),
                    ("bytes", pages.Sum(page => page.Bytes))
                );
            case StepKind.Process:
                return Values(("files", status.Progress.Steps.GetValueOrDefault(step.Id)?.Files));
            case StepKind.Verify:
                var verified = await HeadersAsync<ShardVerification>(step, pages, WorkspacePaths.Verified, cancellationToken);
                return Values(
                    ("files", verified.Sum(shard => shard.Files)),
                    ("violations", verified.Sum(shard => shard.Violations)),
                    ("changed", verified.Sum(shard => shard.Changed)),
                    ("missing", verified.Sum(shard => shard.Missing))
                );
            case StepKind.Apply:
                var applied = await HeadersAsync<ShardApplication>(step, pages, WorkspacePaths.Applied, cancellationToken);
                return Values(("applied", applied.Sum(shard => shard.Applied)), ("notApplied", applied.Sum(shard => shard.NotApplied)));
            default:
                return Values(("totals", status.Totals));
        }
    }

    private async Task<List<T>> HeadersAsync<T>(
        TemplateStep step,
        List<PlanPage> pages,
        Func<string, int, string> pathOf,
        CancellationToken cancellationToken
    )
    {
        var headers = new List<T>();
        foreach (var processStep in new StepOrder(input).ProcessStepsBefore(step))
        {
            foreach (var page in pages)
            {
                var path = pathOf(input.WorkflowId, ShardNumbers.Of(processStep, page.Shard));
                headers.AddRange(
                    await workspace.ReadAsync(path, cancellationToken) is { } content ? [JsonLines.ReadHeader<T>(content)] : []
                );
            }
        }

        return headers;
    }

    private async Task<StepBatches> BatchesAsync(int processStep, List<PlanPage> pages, CancellationToken cancellationToken)
    {
        var committed = 0;
        foreach (var page in pages)
        {
            var shard = ShardNumbers.Of(processStep, page.Shard);
            var results = await CommittedResults.ListAsync(workspace, input.WorkflowId, shard, cancellationToken);
            committed += results.Select(result => result.Batch).Distinct().Count();
        }

        return new StepBatches(pages.Sum(page => page.Batches.Count), committed);
    }

    private async Task<List<WorkflowEvent>> EventsAsync(string stepId, CancellationToken cancellationToken)
    {
        var last = new Queue<WorkflowEvent>();
        await foreach (var happened in log.EnumerateAsync(input.WorkflowId, after: 0, cancellationToken))
        {
            if (happened.StepId == stepId)
            {
                last.Enqueue(happened);
                _ = last.Count > MostEvents ? last.Dequeue() : null;
            }
        }

        return [.. last];
    }

    private static Dictionary<string, JsonElement> Values(params (string Name, object? Value)[] values) =>
        values.ToDictionary(
            value => value.Name,
            value => JsonSerializer.SerializeToElement(value.Value, WorkflowJson.Compact),
            StringComparer.Ordinal
        );
}
