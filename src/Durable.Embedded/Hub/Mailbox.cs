namespace Durable.Embedded.Hub;

/// <summary>
/// The messages that wait for one instance or entity. It has at most one turn at a time; a turn takes all that waits, and
/// whoever makes the mailbox ready (the methods that answer true) puts its owner into the queue for the next.
/// </summary>
internal abstract class Mailbox<T>
{
    private readonly Lock _gate = new();
    private List<T> _waiting = [];
    private long _lastSeq;
    private bool _isBusy;
    private bool _mustWake;

    /// <summary>Adds a message; one that is stored has its place in the hub's order, one that is not has none (0).</summary>
    public bool Post(T message, long seq = 0)
    {
        lock (_gate)
        {
            _waiting.Add(message);
            _lastSeq = Math.Max(_lastSeq, seq);
            _mustWake |= Wakes(message);
            return TryBecomeBusy();
        }
    }

    /// <summary>Asks for a turn, even if no message waits.</summary>
    public bool Wake()
    {
        lock (_gate)
        {
            _mustWake = true;
            return TryBecomeBusy();
        }
    }

    /// <summary>Takes all that waits; called by the turn.</summary>
    /// <param name="lastSeq">The last stored message among them, or 0.</param>
    public List<T> Take(out long lastSeq)
    {
        lock (_gate)
        {
            var taken = _waiting;
            lastSeq = _lastSeq;
            _waiting = [];
            _lastSeq = 0;
            _mustWake = false;
            return taken;
        }
    }

    /// <summary>Gives back what a turn has taken and not done, for the next.</summary>
    public void PutBack(IEnumerable<T> rest, long lastSeq)
    {
        lock (_gate)
        {
            _waiting.InsertRange(0, rest);
            _lastSeq = Math.Max(_lastSeq, lastSeq);
            _mustWake |= _waiting.Count > 0;
        }
    }

    /// <summary>Ends the turn.</summary>
    public bool Release()
    {
        lock (_gate)
        {
            _isBusy = false;
            return TryBecomeBusy();
        }
    }

    /// <summary>Does something while no turn can begin, unless one runs or is due.</summary>
    public bool TryWhileIdle(Action action)
    {
        lock (_gate)
        {
            if (_isBusy)
            {
                return false;
            }

            action();
            return true;
        }
    }

    /// <summary>Whether a message is a reason for a turn.</summary>
    protected virtual bool Wakes(T message) => true;

    private bool TryBecomeBusy()
    {
        var becomes = _mustWake && !_isBusy;
        _isBusy |= becomes;
        return becomes;
    }
}
