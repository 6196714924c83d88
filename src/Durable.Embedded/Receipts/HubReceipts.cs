using Durable.Embedded.Hub;

namespace Durable.Embedded.Receipts;

/// <summary>The receipts that a hub keeps for the triggers of its host.</summary>
/// <remarks>What is saved is durable before the call returns, and shares commits with all that the hub writes at the time.</remarks>
public sealed class HubReceipts
{
    private readonly HubServices _hub;

    internal HubReceipts(HubServices hub) => _hub = hub;

    /// <summary>Returns the receipts of a source, by name in ordinal order; those of all sources when it is null.</summary>
    public IReadOnlyList<Receipt> Read(string? source = null) => _hub.Store.ReadReceipts(source);

    /// <summary>Writes a receipt, in the place of one of the same source and name.</summary>
    /// <exception cref="HubHaltedException">The hub cannot be written.</exception>
    public Task SaveAsync(Receipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return RunAsync(transaction => transaction.SaveReceipt(receipt));
    }

    /// <summary>Removes receipts of a source, in one commit; not an error for names that have none.</summary>
    /// <exception cref="HubHaltedException">The hub cannot be written.</exception>
    public Task RemoveAsync(string source, IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(names);
        return RunAsync(transaction =>
        {
            foreach (var name in names)
            {
                transaction.DeleteReceipt(source, name);
            }
        });
    }

    private async Task RunAsync(Action<Store.IHubTransaction> write) =>
        await _hub
            .Pipeline.RunAsync(
                transaction =>
                {
                    write(transaction);
                    return true;
                },
                static _ => { }
            )
            .ConfigureAwait(false);
}
