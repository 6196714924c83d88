using Durable.Embedded.Entities;
using Durable.Embedded.Hub;
using Durable.Embedded.Store;
using Microsoft.DurableTask.Client.Entities;

namespace Durable.Embedded.Client;

/// <summary>Removes empty entities and releases locks whose owners have ended, in slices that each are one commit.</summary>
internal sealed class EntityCleaner(HubServices hub)
{
    private const int Slice = 500;

    public async Task<CleanEntityStorageResult> CleanAsync(
        CleanEntityStorageRequest request,
        bool continueUntilComplete,
        CancellationToken cancellation
    )
    {
        var result = new CleanEntityStorageResult { ContinuationToken = request.ContinuationToken };
        do
        {
            cancellation.ThrowIfCancellationRequested();
            var slice = await CleanSliceAsync(request with { ContinuationToken = result.ContinuationToken }).ConfigureAwait(false);
            result = slice with
            {
                EmptyEntitiesRemoved = result.EmptyEntitiesRemoved + slice.EmptyEntitiesRemoved,
                OrphanedLocksReleased = result.OrphanedLocksReleased + slice.OrphanedLocksReleased,
            };
        } while (continueUntilComplete && result.ContinuationToken is not null);

        return result;
    }

    private async Task<CleanEntityStorageResult> CleanSliceAsync(CleanEntityStorageRequest request)
    {
        var rows = hub.Store.QueryEntities(
            new EntityFilter
            {
                AfterId = request.ContinuationToken ?? "",
                Limit = Slice,
                IsForCleanUp = true,
            }
        );
        var outbox = hub.NewOutbox();
        var (removed, released) = await hub
            .Pipeline.RunAsync(
                transaction =>
                    (
                        request.RemoveEmptyEntities ? rows.Count(row => transaction.DeleteEmptyEntity(row.Id)) : 0,
                        request.ReleaseOrphanedLocks ? rows.Count(row => Release(transaction, outbox, row)) : 0
                    ),
                _ => outbox.Deliver()
            )
            .ConfigureAwait(false);
        return new CleanEntityStorageResult
        {
            EmptyEntitiesRemoved = removed,
            OrphanedLocksReleased = released,
            ContinuationToken = rows.Count == Slice ? rows[^1].Id : null,
        };
    }

    /// <summary>The engine leaves no lock behind; a hub file that was put together from others may hold one.</summary>
    private static bool Release(IHubTransaction transaction, Outbox outbox, EntityRow row)
    {
        if (row.Lock is not { } held || IsOwned(transaction, held))
        {
            return false;
        }

        outbox.Send(transaction, row.Id, EntityMessage.Release(held.Owner, held.Section).Written(), null);
        return true;
    }

    private static bool IsOwned(IHubTransaction transaction, EntityLock held) =>
        transaction.FindInstance(held.Owner) is { IsFinished: false } owner && owner.ExecutionId == held.Execution;
}
