namespace GraphMcp.Functions.Http;

/// <summary>The times of event streams.</summary>
/// <param name="Poll">How often the log is looked at; default a second.</param>
/// <param name="Heartbeat">How long a stream is silent at most; default 15 seconds.</param>
/// <param name="Lifetime">When a stream ends for its caller to come again; default 3 minutes, which is less than the front end of Azure allows.</param>
public sealed record EventStreamOptions(TimeSpan Poll, TimeSpan Heartbeat, TimeSpan Lifetime)
{
    /// <summary>Creates the default times.</summary>
    public EventStreamOptions()
        : this(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(3)) { }
}
