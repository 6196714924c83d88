namespace Durable.Embedded.Hub;

/// <summary>The hub's time. No two turns share a moment, and an instance's time never runs backwards, whatever the system's clock does.</summary>
internal sealed class HubClock(TimeProvider provider)
{
    private long _lastTurn;

    public DateTime UtcNow => provider.GetUtcNow().UtcDateTime;

    /// <summary>The time of a new turn: now, but later than every turn before and not before the given moment.</summary>
    public DateTime NextTurn(DateTime notBefore)
    {
        var now = Math.Max(UtcNow.Ticks, notBefore.Ticks);
        while (true)
        {
            var last = Volatile.Read(ref _lastTurn);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _lastTurn, next, last) == last)
            {
                return new DateTime(next, DateTimeKind.Utc);
            }
        }
    }
}
