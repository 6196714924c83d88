namespace Microsoft.DurableTask.Client;

/// <summary>The clients of a host, which ends them.</summary>
internal sealed class NamedClients(IEnumerable<NamedClients.Client> clients) : IDurableTaskClientProvider
{
    public DurableTaskClient GetClient(string? name = null)
    {
        var asked = name ?? "";
        return clients.FirstOrDefault(client => string.Equals(client.Value.Name, asked, StringComparison.Ordinal))?.Value
            ?? throw new ArgumentOutOfRangeException(
                nameof(name),
                asked,
                $"The clients are: {string.Join(", ", clients.Select(client => $"\"{client.Value.Name}\""))}."
            );
    }

    /// <summary>Keeps a client apart from the one that a host gives by its type.</summary>
    internal sealed class Client(DurableTaskClient value) : IAsyncDisposable
    {
        public DurableTaskClient Value => value;

        public ValueTask DisposeAsync() => value.DisposeAsync();
    }
}
