namespace Durable.Embedded.Hub;

/// <summary>The hub's time.</summary>
internal sealed class HubClock(TimeProvider provider)
{
    public DateTime UtcNow => provider.GetUtcNow().UtcDateTime;

    /// <summary>A moment from which durations are measured.</summary>
    public long Timestamp => provider.GetTimestamp();

    public TimeSpan ElapsedSince(long timestamp) => provider.GetElapsedTime(timestamp);

    /// <summary>Now, unless an instance has seen a later moment already: its time never runs backwards, whatever the system's clock does.</summary>
    public DateTime NotBefore(DateTime moment) => UtcNow is var now && now > moment ? now : moment;
}
