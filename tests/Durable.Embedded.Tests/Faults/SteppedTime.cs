namespace Durable.Embedded.Tests.Faults;

/// <summary>The system's clock, which a test may set.</summary>
internal sealed class SteppedTime : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}
