using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace GraphMcp.Functions.Tests.Events;

/// <summary>A clock that goes on only when it is told to, and that knows when a stream waits for it.</summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private readonly Channel<TimeSpan> waits = Channel.CreateUnbounded<TimeSpan>();

    public SteppedTime()
        : base(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)) { }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        // The wait of a stream between two looks at the log; a periodic timer is somebody else's.
        if (dueTime == Poll && period == Timeout.InfiniteTimeSpan)
        {
            waits.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Lets a second pass once a stream waits for it; returns false when the task, the stream, ended instead.</summary>
    public async Task<bool> StepAsync(Task stream)
    {
        var wait = waits.Reader.ReadAsync().AsTask();
        if (await Task.WhenAny(wait, stream).WaitAsync(TimeSpan.FromMinutes(1)) == stream)
        {
            return false;
        }

        Advance(Poll);
        return true;
    }
}
