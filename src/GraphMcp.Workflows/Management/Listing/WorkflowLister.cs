using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management.Listing;

/// <summary>Lists the workflows of the host's workspace, page by page, the newest first; never their inner instances.</summary>
/// <remarks>
/// Paging is stable: what is started meanwhile stands before the pages that follow, and what is purged is missing from them; nothing is shown
/// twice or left out. By template and labels it costs no more than without; a condition on the state looks at each workflow's instance.
/// </remarks>
public sealed class WorkflowLister
{
    // What a condition on the state looks at before it answers with what it has: a page stays quick, however rare the state is.
    private const int MostLooks = 1_000;
    private const int LeastLooks = 64;

    private readonly RequestResolver resolver;
    private readonly IWorkspaceProvider workspaces;
    private readonly WorkflowIndex index = new();

    internal WorkflowLister(RequestResolver resolver, IWorkspaceProvider workspaces) =>
        (this.resolver, this.workspaces) = (resolver, workspaces);

    /// <summary>Returns a page.</summary>
    /// <exception cref="WorkflowRequestException">The number or the token is none.</exception>
    public async Task<WorkflowPage> ListAsync(DurableTaskClient client, WorkflowQuery query, CancellationToken cancellationToken = default)
    {
        if (query.Top is < 1 or > WorkflowQuery.MostTop)
        {
            throw new WorkflowRequestException($"'top' must be 1 to {WorkflowQuery.MostTop}.");
        }

        IndexKey? after = query.Token is null ? null : IndexKey.Parse(query.Token);
        var all = await index.ReadAsync(workspaces.Open(resolver.WorkspaceUri), after, cancellationToken);
        return await FillAsync(client, [.. all.Where(workflow => workflow.Matches(query))], query, cancellationToken);
    }

    /// <summary>Returns the state of one workflow as lists show it; a workflow without an instance is pending.</summary>
    public static async Task<WorkflowRunState> GetStateAsync(
        DurableTaskClient client,
        string workflowId,
        CancellationToken cancellationToken = default
    ) => InstanceView.Of(await client.GetInstanceAsync(workflowId, getInputsAndOutputs: true, cancellationToken)).State;

    private static async Task<WorkflowPage> FillAsync(
        DurableTaskClient client,
        List<IndexedWorkflow> candidates,
        WorkflowQuery query,
        CancellationToken cancellationToken
    )
    {
        var found = new List<WorkflowListItem>();
        var looked = 0;
        while (looked < candidates.Count && found.Count < query.Top && looked < MostLooks)
        {
            var chunk = candidates.GetRange(looked, Math.Min(ChunkOf(query), candidates.Count - looked));
            foreach (
                var item in await ParallelReads.ReadAsync(chunk, (workflow, stop) => LookAsync(client, workflow, stop), cancellationToken)
            )
            {
                looked++;
                if (IsIn(query.States, item.State))
                {
                    found.Add(item);
                    if (found.Count == query.Top)
                    {
                        break;
                    }
                }
            }
        }

        return new WorkflowPage(found, looked < candidates.Count ? candidates[looked - 1].Key.ToString() : null);
    }

    private static async Task<WorkflowListItem> LookAsync(
        DurableTaskClient client,
        IndexedWorkflow workflow,
        CancellationToken cancellationToken
    )
    {
        var shown = InstanceView.Of(await client.GetInstanceAsync(workflow.Id, getInputsAndOutputs: true, cancellationToken));
        return new WorkflowListItem(
            workflow.Id,
            workflow.Template,
            shown.State,
            shown.Suspended,
            workflow.Labels,
            workflow.CreatedAt,
            shown.StartedAt,
            shown.FinishedAt,
            workflow.Source,
            workflow.Output
        );
    }

    private static int ChunkOf(WorkflowQuery query) => query.States is null or { Count: 0 } ? query.Top : Math.Max(query.Top, LeastLooks);

    private static bool IsIn(IReadOnlyCollection<WorkflowRunState>? states, WorkflowRunState state) =>
        states is null or { Count: 0 } || states.Contains(state);
}
