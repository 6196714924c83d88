using Durable.Embedded.Store;
using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Client;

/// <summary>Pages of the ids of instances, by status and by the time of their end.</summary>
internal sealed class InstanceIdList(IHubStore store)
{
    public Page<string> Read(
        IEnumerable<OrchestrationRuntimeStatus>? statuses,
        DateTimeOffset? endedFrom,
        DateTimeOffset? endedTo,
        int size,
        string? token
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var rows = store.QueryInstances(
            new InstanceFilter
            {
                AfterKey = KeyToken.Read(token),
                Limit = size,
                Statuses = Statuses(statuses, isEnd: endedFrom is not null || endedTo is not null),
                // Nothing changes an instance that has ended.
                UpdatedFrom = endedFrom?.UtcDateTime,
                UpdatedTo = endedTo?.UtcDateTime,
            }
        );
        return new Page<string>([.. rows.Select(row => row.Id)], KeyToken.Of(rows, size));
    }

    private static HashSet<OrchestrationStatus>? Statuses(IEnumerable<OrchestrationRuntimeStatus>? asked, bool isEnd)
    {
        var some = asked?.Select(status => (OrchestrationStatus)status).ToHashSet() is { Count: > 0 } set ? set : null;
        return isEnd ? [.. (some ?? Enum.GetValues<OrchestrationStatus>().AsEnumerable()).Where(status => status.IsFinished())] : some;
    }
}
