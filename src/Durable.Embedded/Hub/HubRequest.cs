using Durable.Embedded.Store;

namespace Durable.Embedded.Hub;

/// <summary>A write that somebody waits for.</summary>
internal sealed class HubRequest<T>(Func<IHubTransaction, T> apply, Action<T> committed) : IHubCommit
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _answer = default!;

    public Task<T> Task => _source.Task;

    public void Apply(IHubTransaction transaction) => _answer = apply(transaction);

    public void Committed()
    {
        committed(_answer);
        _source.TrySetResult(_answer);
    }

    public void Failed(Exception reason) => _source.TrySetException(reason);
}
