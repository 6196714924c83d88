using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>Waits that survive a restart.</summary>
internal static class DurableWait
{
    /// <summary>Waits for a time or for a task, whatever comes first; the timer that is left over is cancelled.</summary>
    /// <returns>True when the time is up.</returns>
    public static async Task<bool> UntilAsync(this TaskOrchestrationContext context, DateTimeOffset at, Task other)
    {
        using var cancel = new CancellationTokenSource();
        var timer = context.CreateTimer(at.UtcDateTime, cancel.Token);
        var first = await Task.WhenAny(timer, other);
        if (first == timer)
        {
            return true;
        }

        Drop(cancel);
        return false;
    }

    // Not awaited: CancelAsync leaves the orchestration's thread.
    private static void Drop(CancellationTokenSource timer) => timer.Cancel();

    /// <summary>Returns a number from 0 to 1 by chance; every replay returns it again.</summary>
    public static double Chance(this TaskOrchestrationContext context) =>
        BitConverter.ToUInt32(context.NewGuid().ToByteArray()) / (double)uint.MaxValue;
}
