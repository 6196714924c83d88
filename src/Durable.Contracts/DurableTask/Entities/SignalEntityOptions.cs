namespace Microsoft.DurableTask.Entities;

/// <summary>How an entity is signalled.</summary>
public record SignalEntityOptions
{
    /// <summary>When the signal is delivered. Default: null, at once.</summary>
    public DateTimeOffset? SignalTime { get; init; }

    /// <summary>Default options for true, none for false or null.</summary>
    public static implicit operator SignalEntityOptions?(bool? value) => value is true ? new() : null;

    /// <summary>Options that deliver at the given time.</summary>
    public static implicit operator SignalEntityOptions(DateTimeOffset value) => new() { SignalTime = value };
}
