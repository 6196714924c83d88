namespace Durable.Embedded.Client;

/// <summary>Those who wait for an instance to change.</summary>
internal sealed class InstanceWaiters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);
    private Exception? _closed;

    /// <summary>The next change of an instance, from now on.</summary>
    public Task NextChangeAsync(string instanceId)
    {
        lock (_gate)
        {
            if (_closed is not null)
            {
                return Task.FromException(_closed);
            }

            if (!_waiting.TryGetValue(instanceId, out var source))
            {
                _waiting[instanceId] = source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return source.Task;
        }
    }

    public void Signal(string instanceId)
    {
        lock (_gate)
        {
            if (_waiting.Remove(instanceId, out var source))
            {
                source.TrySetResult();
            }
        }
    }

    /// <summary>Ends all waiting: the hub is closed, or has halted.</summary>
    public void Close(Exception reason)
    {
        lock (_gate)
        {
            _closed ??= reason;
            foreach (var source in _waiting.Values)
            {
                source.TrySetException(reason);
            }

            _waiting.Clear();
        }
    }
}
