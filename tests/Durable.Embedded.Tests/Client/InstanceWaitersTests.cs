using Durable.Embedded.Client;

namespace Durable.Embedded.Tests.Client;

public sealed class InstanceWaitersTests
{
    private readonly InstanceWaiters _waiters = new();

    [Fact]
    public async Task Began_WithWaitersForBoth_WakesOnlyThoseForTheStart()
    {
        var start = _waiters.NextChangeAsync("a", isEnd: false);
        var end = _waiters.NextChangeAsync("a", isEnd: true);
        var other = _waiters.NextChangeAsync("b", isEnd: false);

        _waiters.Began("a");

        Assert.True(start.IsCompletedSuccessfully);
        Assert.False(end.IsCompleted);
        Assert.False(other.IsCompleted);
        _waiters.Ended("a");
        await end;
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task Ended_WithWaitersForBoth_WakesAll()
    {
        var start = _waiters.NextChangeAsync("a", isEnd: false);
        var ends = Enumerable.Range(0, 3).Select(_ => _waiters.NextChangeAsync("a", isEnd: true)).ToList();

        _waiters.Ended("a");

        await Task.WhenAll([start, .. ends]);
        Assert.False(_waiters.NextChangeAsync("a", isEnd: true).IsCompleted);
    }

    [Fact]
    public async Task Close_WithWaiters_EndsAllWaitingAndAllThatFollows()
    {
        var end = _waiters.NextChangeAsync("a", isEnd: true);
        var reason = new HubHaltedException("gone", new IOException("full"));

        _waiters.Close(reason);

        Assert.Same(reason, await Assert.ThrowsAsync<HubHaltedException>(() => end));
        Assert.Same(reason, await Assert.ThrowsAsync<HubHaltedException>(() => _waiters.NextChangeAsync("b", isEnd: false)));
    }
}
