using Microsoft.DurableTask;

namespace Durable.Contracts.Tests.DurableTask;

public sealed class RetryPolicyTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void Constructor_OnlyWhatIsRequired_HasThePublishedDefaults()
    {
        var policy = new RetryPolicy(3, Second);

        Assert.Equal(1.0, policy.BackoffCoefficient);
        Assert.Equal(TimeSpan.FromHours(1), policy.MaxRetryInterval);
        Assert.Equal(Timeout.InfiniteTimeSpan, policy.RetryTimeout);
        Assert.True(policy.Handle(new InvalidOperationException()));
    }

    [Fact]
    public void Constructor_ValueOutOfRange_NamesIt()
    {
        Assert.Throws<ArgumentOutOfRangeException>("maxNumberOfAttempts", () => new RetryPolicy(0, Second));
        Assert.Throws<ArgumentOutOfRangeException>("firstRetryInterval", () => new RetryPolicy(1, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>("backoffCoefficient", () => new RetryPolicy(1, Second, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>("maxRetryInterval", () => new RetryPolicy(1, Second, maxRetryInterval: Second / 2));
        Assert.Throws<ArgumentOutOfRangeException>("retryTimeout", () => new RetryPolicy(1, Second, retryTimeout: Second / 2));
    }

    [Fact]
    public void Constructor_InfiniteIntervals_AreAllowed()
    {
        var policy = new RetryPolicy(1, Second, 2, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        Assert.Equal(Timeout.InfiniteTimeSpan, policy.MaxRetryInterval);
        Assert.Equal(Timeout.InfiniteTimeSpan, policy.RetryTimeout);
    }

    [Fact]
    public void HandleFailure_FailedTask_DecidesByItsDetails()
    {
        var policy = new RetryPolicy(2, Second) { HandleFailure = failure => failure.IsCausedBy<TimeoutException>() };

        Assert.True(policy.Handle(new TaskFailedException("A", 1, new TimeoutException())));
        Assert.False(policy.Handle(new TaskFailedException("A", 1, new FormatException())));
        Assert.Throws<InvalidOperationException>(() => policy.Handle(new TimeoutException()));
    }

    [Fact]
    public async Task FromRetryHandler_SynchronousHandler_IsAsked()
    {
        var options = TaskRetryOptions.FromRetryHandler(context => context.LastAttemptNumber < 3);

        Assert.Null(options.Policy);
        Assert.True(await options.Handler!(Attempt(2)));
        Assert.False(await options.Handler!(Attempt(3)));
    }

    [Fact]
    public void SubOrchestrationOptions_OfOptionsWithAnInstanceId_KeepItUnlessAnotherIsGiven()
    {
        var options = new TaskOptions(new RetryPolicy(2, Second)) { Version = "2" }.WithInstanceId("a");

        Assert.Equal(("a", "2"), (new SubOrchestrationOptions((TaskOptions)options).InstanceId, options.Version?.Version));
        Assert.Equal("b", new SubOrchestrationOptions((TaskOptions)options, "b").InstanceId);
        Assert.Equal(options, options with { });
    }

    private static RetryContext Attempt(int number) =>
        new(null!, number, TaskFailureDetails.FromException(new FormatException()), TimeSpan.Zero, CancellationToken.None);
}
