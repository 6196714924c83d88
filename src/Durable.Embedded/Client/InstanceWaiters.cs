namespace Durable.Embedded.Client;

/// <summary>Those who wait for an instance to begin or to end.</summary>
internal sealed class InstanceWaiters
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string InstanceId, bool IsEnd), TaskCompletionSource> _waiting = [];
    private Exception? _closed;

    /// <summary>The next time, from now on, that an instance ends or, unless only that is of interest, has begun.</summary>
    public Task NextChangeAsync(string instanceId, bool isEnd)
    {
        lock (_gate)
        {
            if (_closed is not null)
            {
                return Task.FromException(_closed);
            }

            if (!_waiting.TryGetValue((instanceId, isEnd), out var source))
            {
                _waiting[(instanceId, isEnd)] = source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return source.Task;
        }
    }

    public void Began(string instanceId)
    {
        lock (_gate)
        {
            Signal(instanceId, isEnd: false);
        }
    }

    public void Ended(string instanceId)
    {
        lock (_gate)
        {
            Signal(instanceId, isEnd: false);
            Signal(instanceId, isEnd: true);
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

    private void Signal(string instanceId, bool isEnd)
    {
        if (_waiting.Remove((instanceId, isEnd), out var source))
        {
            source.TrySetResult();
        }
    }
}
