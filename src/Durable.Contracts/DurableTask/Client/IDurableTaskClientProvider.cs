namespace Microsoft.DurableTask.Client;

/// <summary>Gives clients by name.</summary>
public interface IDurableTaskClientProvider
{
    /// <summary>The client of that name, or the default one.</summary>
    DurableTaskClient GetClient(string? name = null);
}
