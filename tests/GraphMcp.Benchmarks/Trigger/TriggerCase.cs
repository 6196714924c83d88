namespace GraphMcp.Benchmarks.Trigger;

/// <summary>What one kind of inbox took.</summary>
/// <param name="Inbox">Which.</param>
/// <param name="Uploads">How many requests landed one after another.</param>
/// <param name="MedianSeconds">From the end of an upload until the workflow's instance was there: half of them within.</param>
/// <param name="P99Seconds">99 % within.</param>
/// <param name="MaxSeconds">The longest.</param>
/// <param name="AtOnce">How many lay there when a host began to look.</param>
/// <param name="AllStartedSeconds">From the host's start until the last of them was started.</param>
internal sealed record TriggerCase(
    string Inbox,
    int Uploads,
    double MedianSeconds,
    double P99Seconds,
    double MaxSeconds,
    int AtOnce,
    double AllStartedSeconds
);
