using Microsoft.DurableTask;

namespace Durable.Embedded.Orchestrations;

/// <summary>
/// The external events of an orchestrator by name, ignoring case. An event goes to the waiter that came last, as published;
/// events that nobody waits for are kept in their order.
/// </summary>
internal sealed class ExternalEvents(DataConverter converter)
{
    private readonly Dictionary<string, Stack<Waiter>> _waiters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Queue<string?>> _buffers = new(StringComparer.OrdinalIgnoreCase);

    public bool HasWaiters => _waiters.Count > 0;

    public Task<T> WaitAsync<T>(string name, CancellationToken cancellation) =>
        WaitAsync(name, new Waiter<T>(payload => converter.Deserialize<T>(payload)!), cancellation);

    /// <summary>Waits for an event whose payload is the engine's own.</summary>
    public Task<string> WaitRawAsync(string name) => WaitAsync(name, new Waiter<string>(payload => payload!), CancellationToken.None);

    public void Raise(string name, string? payload)
    {
        if (!_waiters.TryGetValue(name, out var stack))
        {
            Buffer(name).Enqueue(payload);
            return;
        }

        var waiter = stack.Pop();
        if (stack.Count == 0)
        {
            _waiters.Remove(name);
        }

        waiter.Complete(payload);
    }

    /// <summary>Takes the events that nobody has waited for.</summary>
    public IReadOnlyList<(string Name, string? Payload)> TakeUnprocessed()
    {
        (string, string?)[] unprocessed = [.. _buffers.SelectMany(buffer => buffer.Value.Select(payload => (buffer.Key, payload)))];
        _buffers.Clear();
        return unprocessed;
    }

    private Task<T> WaitAsync<T>(string name, Waiter<T> waiter, CancellationToken cancellation)
    {
        if (!_waiters.TryGetValue(name, out var stack))
        {
            _waiters[name] = stack = new Stack<Waiter>();
        }
        else if (stack.Peek().Type != typeof(T))
        {
            throw new ArgumentException(
                $"Events with the same name must have the same type argument. Expected {stack.Peek().Type.FullName} but was requested {typeof(T).FullName}.",
                nameof(name)
            );
        }

        stack.Push(waiter);
        if (TryTakeBuffered(name, out var payload))
        {
            Raise(name, payload);
        }

        cancellation.Register(() => waiter.Cancel(cancellation), useSynchronizationContext: false);
        return waiter.Task;
    }

    private Queue<string?> Buffer(string name) =>
        _buffers.TryGetValue(name, out var buffer) ? buffer : _buffers[name] = new Queue<string?>();

    private bool TryTakeBuffered(string name, out string? payload)
    {
        payload = null;
        return _buffers.TryGetValue(name, out var buffer) && buffer.TryDequeue(out payload);
    }

    private abstract class Waiter
    {
        public abstract Type Type { get; }

        public abstract void Complete(string? payload);
    }

    private sealed class Waiter<T>(Func<string?, T> read) : Waiter
    {
        private readonly TaskCompletionSource<T> _source = new();

        public override Type Type => typeof(T);

        public Task<T> Task => _source.Task;

        public void Cancel(CancellationToken cancellation) => _source.TrySetCanceled(cancellation);

        public override void Complete(string? payload)
        {
            T value;
            try
            {
                value = read(payload);
            }
            catch (Exception e) // whatever the converter throws belongs to the code that awaits the event
            {
                _source.TrySetException(e);
                return;
            }

            _source.TrySetResult(value);
        }
    }
}
