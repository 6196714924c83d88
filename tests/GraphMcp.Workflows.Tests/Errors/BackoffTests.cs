using CsCheck;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Tests.Errors;

/// <summary>How long retries wait.</summary>
public sealed class BackoffTests
{
    private static readonly Gen<RetrySettings> Settings = Gen.Select(
        Gen.Int[1, 20],
        Gen.Int[0, 10_000],
        Gen.Double[-1, 10],
        Gen.Int[0, 100_000],
        Gen.Double[-0.5, 1.5],
        (attempts, first, backoff, most, jitter) => new RetrySettings(attempts, first, backoff, most, jitter)
    );

    [Fact]
    public void Handle_TransientErrors_WaitLongerEachTimeUpToTheLongest()
    {
        var handler = new ErrorHandler([], new RetrySettings(10, 100, 3, 1000, 0.5));

        Assert.Equal([100, 300, 900, 1000, 1000], Waits(handler, jitter: 0));
        Assert.Equal([150, 450, 1350, 1500, 1500], Waits(handler, jitter: 1));
    }

    [Fact]
    public void Delay_ForAnySettings_StaysInItsBounds() =>
        Gen.Select(Settings, Gen.Int[1, 10_000], Gen.Double[0, 1])
            .Sample(
                (retry, attempt, jitter) =>
                {
                    var plain = Backoff.Delay(retry, attempt, 0).TotalMilliseconds;
                    var spread = Backoff.Delay(retry, attempt, jitter).TotalMilliseconds;
                    var part = Math.Clamp(retry.Jitter, 0, 1);
                    return plain >= Math.Min(retry.FirstDelayMs, retry.MaxDelayMs)
                        && plain <= retry.MaxDelayMs
                        && plain <= Backoff.Delay(retry, attempt + 1, 0).TotalMilliseconds
                        && spread >= plain
                        && spread <= (plain * (1 + part)) + 1;
                }
            );

    [Theory]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.MaxValue, double.NegativeInfinity)]
    public void Delay_ForNumbersThatAreNone_IsFinite(double backoff, double jitter)
    {
        var wait = Backoff.Delay(new RetrySettings(3, 1000, backoff, 5000, jitter), 100, jitter);

        Assert.InRange(wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
    }

    private static IEnumerable<double> Waits(ErrorHandler handler, double jitter) =>
        Enumerable
            .Range(1, 5)
            .Select(attempt => handler.Handle(new WorkflowError("x", ErrorClass.Transient, "", Attempt: attempt), jitter))
            .Select(resolution => resolution.After.TotalMilliseconds);
}
