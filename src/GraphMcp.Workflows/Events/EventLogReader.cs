using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client.Entities;

namespace GraphMcp.Workflows.Events;

/// <summary>Reads logs: the segments in the workspace, then the tail that the entity still holds.</summary>
public sealed class EventLogReader(DurableEntityClient entities, IWorkspaceProvider workspaces)
{
    /// <summary>The most events of a page.</summary>
    public const int MaxPage = 500;

    /// <summary>Returns the events behind a sequence number.</summary>
    /// <param name="workflowId">The workflow.</param>
    /// <param name="after">The sequence number; 0 from the start.</param>
    /// <param name="top">How many at most, up to <see cref="MaxPage"/>.</param>
    /// <param name="type">A type, or a family as <c>batch.*</c>; null takes all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<EventPage> ReadAsync(
        string workflowId,
        long after = 0,
        int top = 100,
        string? type = null,
        CancellationToken cancellationToken = default
    )
    {
        var events = new List<WorkflowEvent>();
        var next = after;
        await foreach (var happened in EnumerateAsync(workflowId, after, cancellationToken))
        {
            if (events.Count == Math.Clamp(top, 1, MaxPage))
            {
                return new EventPage(events, next, HasMore: true);
            }

            next = happened.Sequence;
            if (EventType.Matches(type, happened.Type))
            {
                events.Add(happened);
            }
        }

        return new EventPage(events, next, HasMore: false);
    }

    /// <summary>Reads all events behind a sequence number, in order.</summary>
    public async IAsyncEnumerable<WorkflowEvent> EnumerateAsync(
        string workflowId,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var entity = await entities.GetEntityAsync<EventLogState>(EventLogEntity.IdOf(workflowId), cancellation: cancellationToken);
        if (entity?.State is not { Workspace: { } uri } state)
        {
            yield break;
        }

        var workspace = workspaces.Open(uri);
        await foreach (var logged in LoggedAsync(workspace, workflowId, state, after, cancellationToken))
        {
            if (logged.Sequence > after)
            {
                yield return logged;
            }

            if (logged.Sequence + FileEvents.CountBehind(logged) > after)
            {
                await foreach (var file in FileEvents.BehindAsync(workspace, logged, cancellationToken))
                {
                    if (file.Sequence > after)
                    {
                        yield return file;
                    }
                }
            }
        }
    }

    // The state was read first: its segments are written, whatever is written meanwhile.
    private static async IAsyncEnumerable<WorkflowEvent> LoggedAsync(
        IWorkspace workspace,
        string workflowId,
        EventLogState state,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var first = state.Tail.FirstOrDefault()?.Sequence ?? state.Next;
        var number =
            after < first - 1 ? await FindSegmentAsync(workspace, workflowId, state.Segment, after, cancellationToken) : state.Segment;
        for (; number < state.Segment; number++)
        {
            foreach (var logged in await new EventSegment(workspace, workflowId, number).ReadAsync(cancellationToken))
            {
                yield return logged;
            }
        }

        foreach (var logged in state.Tail)
        {
            yield return logged;
        }
    }

    /// <summary>Finds by halves the last segment that begins at or before the next event: whoever reads page by page reads no segment of before again.</summary>
    private static async Task<int> FindSegmentAsync(
        IWorkspace workspace,
        string workflowId,
        int segments,
        long after,
        CancellationToken cancellationToken
    )
    {
        var (low, high) = (0, segments - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var events = await new EventSegment(workspace, workflowId, middle).ReadAsync(cancellationToken);
            (low, high) = events is [var begin, ..] && begin.Sequence <= after + 1 ? (middle, high) : (low, middle - 1);
        }

        return Math.Max(0, low);
    }
}
