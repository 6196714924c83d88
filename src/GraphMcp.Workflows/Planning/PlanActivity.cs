using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Progress;

namespace GraphMcp.Workflows.Planning;

/// <summary>Plans one page: a contiguous range of the walk, classified and cut into batches.</summary>
/// <remarks>
/// Runs at least once; the first attempt that commits its page decides what is in it. A workflow that takes over what another one has
/// finished takes over that one's pages, too, and plans on behind the last of them.
/// </remarks>
public sealed class PlanActivity(WorkflowEnvironments environments, TimeProvider clock)
{
    /// <summary>Plans the page behind the one before and returns its counts.</summary>
    public async Task<PagePlanned> RunAsync(PageInput input, CancellationToken cancellationToken)
    {
        await using var environment = await environments.OpenAsync(input.Workspace, input.WorkflowId, cancellationToken);
        var page =
            await PlanReader.FindPageAsync(environment.Workspace, input.WorkflowId, input.Page, cancellationToken)
            ?? await new PageAdopter(environment).AdoptAsync(input.Page, cancellationToken)
            ?? await PlanAsync(environment, input.Page, cancellationToken);
        return new PagePlanned(page.Shard, page.Files, page.Batches.Count, page.Bytes, page.SourceTypes, page.NextCursor is null);
    }

    private async Task<PlanPage> PlanAsync(WorkflowEnvironment environment, int page, CancellationToken cancellationToken)
    {
        var writer = new PageWriter(environment.Workspace, environment.WorkflowId, page);
        var cutter = new BatchCutter(environment.Input.Batches);
        var cursor = await CursorAsync(environment, page, cancellationToken);
        var started = clock.GetTimestamp();
        var files = 0;
        var policy = environment.Input.Pages;
        await using var walk = new ClassifyingWalk(environment, cursor, policy.MaxFiles, cancellationToken);
        while (!IsFull(policy, files, cutter.Count, clock.GetElapsedTime(started)) && await walk.NextAsync() is { } file)
        {
            foreach (var batch in cutter.Add(file))
            {
                await writer.WriteAsync(batch, cancellationToken);
            }

            (files, cursor) = (files + 1, file.Path);
        }

        foreach (var batch in cutter.Finish())
        {
            await writer.WriteAsync(batch, cancellationToken);
        }

        return await writer.CommitAsync(await walk.HasMoreAsync() ? cursor : null, cancellationToken);
    }

    // The first file is always taken: a page gets on, however slow the source is.
    private static bool IsFull(PagePolicy policy, int files, int batches, TimeSpan elapsed) =>
        files > 0 && (files >= policy.MaxFiles || batches >= policy.MaxBatches || elapsed.TotalSeconds >= policy.MaxSeconds);

    private static async Task<string?> CursorAsync(WorkflowEnvironment environment, int page, CancellationToken cancellationToken) =>
        page == 0
            ? null
            : (await PlanReader.ReadPageAsync(environment.Workspace, environment.WorkflowId, page - 1, cancellationToken)).NextCursor
                ?? throw new InvalidOperationException($"Page {page} was asked for, but the plan ended before it.");
}
