using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Client;

public sealed class PurgeTests
{
    [Fact]
    public async Task PurgeAll_WithATimeout_StopsInBetweenAndGoesOnWithTheNextCall()
    {
        var time = new HastyTime();
        await using var hub = await new TestHub(registry => registry.AddOrchestratorFunc("Ends", _ => "done")) { Time = time }.StartAsync();
        string[] ids = await Task.WhenAll(Enumerable.Range(0, 700).Select(_ => hub.Client.ScheduleNewOrchestrationInstanceAsync("Ends")));
        foreach (var id in ids)
        {
            await hub.EndAsync(id);
        }

        var filter = new PurgeInstancesFilter { Timeout = TimeSpan.FromSeconds(1) };
        time.IsHasty = true;
        var first = await hub.Client.PurgeAllInstancesAsync(filter);
        var second = await hub.Client.PurgeAllInstancesAsync(filter);

        Assert.False(first.IsComplete);
        Assert.InRange(first.PurgedInstanceCount, 1, 699);
        Assert.True(second.IsComplete);
        Assert.Equal(700, first.PurgedInstanceCount + second.PurgedInstanceCount);
    }

    [Fact]
    public async Task PurgeAll_WithATimeoutOfNothing_IsRefused()
    {
        await using var hub = await TestHub.StartAsync(_ => { });

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            hub.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter { Timeout = TimeSpan.Zero })
        );
    }

    /// <summary>Every look at it is an hour later, for durations.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private long _hours;

        public bool IsHasty { get; set; }

        public override long GetTimestamp() =>
            IsHasty ? Interlocked.Increment(ref _hours) * TimestampFrequency * 3600 : System.GetTimestamp();
    }
}
