using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>Stands before one external dependency: while it fails again and again, calls fail fast instead of being made.</summary>
/// <remarks>
/// Calls are counted only from a failure on, until enough of them have gone well: however many went well before, a dependency that dies is
/// noticed by its next few calls. A file that failed lately counts no more when it is tried again, for good or bad: one bad file never opens the circuit.
/// </remarks>
internal sealed partial class DependencyBreaker
{
    private const string Unnamed = "";
    private readonly CircuitBreakerStateProvider state = new();
    private readonly RecentFailures failures;
    private readonly ResiliencePipeline pipeline;
    private readonly TimeProvider clock;
    private readonly TimeSpan breakDuration;
    private readonly ILogger logger;
    private readonly int enough;
    private int successes;
    private volatile string reason = "";

    public DependencyBreaker(string dependency, CircuitBreakerOptions options, TimeProvider clock, ILogger logger)
    {
        (Dependency, this.clock, this.logger) = (dependency, clock, logger);
        enough = options.MinimumThroughput * 2;
        var sampling = TimeSpan.FromSeconds(options.SamplingSeconds);
        breakDuration = TimeSpan.FromSeconds(options.BreakSeconds);
        failures = new RecentFailures(clock, sampling);
        pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions
                {
                    FailureRatio = options.FailureRatio,
                    MinimumThroughput = options.MinimumThroughput,
                    SamplingDuration = sampling,
                    BreakDuration = breakDuration,
                    ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is CountedFailureException),
                    OnOpened = args => OpenedAsync(),
                    OnClosed = args => ClosedAsync(),
                    StateProvider = state,
                }
            )
            .Build();
    }

    /// <summary>Gets the dependency, for a person.</summary>
    public string Dependency { get; }

    /// <summary>Makes a call, unless the dependency is left alone.</summary>
    /// <param name="subject">What the call is about: a path. Null where nothing can be bad by itself, so that every failure counts.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Gives up; that does not count.</param>
    /// <exception cref="DependencyUnavailableException">The dependency is left alone.</exception>
    public async ValueTask<T> RunAsync<T>(string? subject, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return state.CircuitState == CircuitState.Closed && (!IsWatched || FailedLately(subject))
                ? await RunUncountedAsync(subject, call, cancellationToken).ConfigureAwait(false)
                : await pipeline.ExecuteAsync(stop => CountAsync(subject, call, stop), cancellationToken).ConfigureAwait(false);
        }
        catch (CountedFailureException counted)
        {
            ExceptionDispatchInfo.Throw(counted.Failure);
            throw;
        }
        catch (BrokenCircuitException broken)
        {
            throw new DependencyUnavailableException(Dependency, reason, clock.GetUtcNow() + (broken.RetryAfter ?? breakDuration));
        }
    }

    private bool FailedLately(string? subject) => subject is not null && failures.Contains(subject);

    private bool IsWatched => failures.Any && Volatile.Read(ref successes) < enough;

    private async ValueTask<T> RunUncountedAsync<T>(
        string? subject,
        Func<CancellationToken, ValueTask<T>> call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await call(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (ErrorClassifier.IsOfDependency(exception) && !FailedLately(subject))
        {
            // The first failure for a while: from now on calls are counted.
            await pipeline.ExecuteAsync<T>(_ => throw Counted(subject, exception), cancellationToken).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask<T> CountAsync<T>(
        string? subject,
        Func<CancellationToken, ValueTask<T>> call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var answer = await call(cancellationToken).ConfigureAwait(false);
            Interlocked.Increment(ref successes);
            return answer;
        }
        catch (Exception exception) when (ErrorClassifier.IsOfDependency(exception))
        {
            throw Counted(subject, exception);
        }
    }

    private CountedFailureException Counted(string? subject, Exception exception)
    {
        failures.Add(subject ?? Unnamed);
        Volatile.Write(ref successes, 0);
        reason = WorkflowErrors.Of(exception).Message;
        return new CountedFailureException(exception);
    }

    private ValueTask OpenedAsync()
    {
        LogOpened(Dependency, breakDuration, reason);
        return default;
    }

    private ValueTask ClosedAsync()
    {
        failures.Clear();
        LogClosed(Dependency);
        return default;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {Dependency} is left alone for {BreakDuration}; the last failure: {Reason}")]
    private partial void LogOpened(string dependency, TimeSpan breakDuration, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The {Dependency} answers again")]
    private partial void LogClosed(string dependency);
}
