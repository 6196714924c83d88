using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>Loggers that write only what an orchestration does for the first time.</summary>
internal sealed class ReplaySafeLoggers(TaskOrchestrationContext context, Func<ILoggerFactory> target) : ILoggerFactory
{
    private const int DeepestWrapping = 10;

    public ILogger CreateLogger(string categoryName) => new ReplaySafeLogger(context, Target().CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Adding providers to the replay-safe logger factory is not supported.");

    public void Dispose() { }

    /// <summary>The factory at the bottom: a context that wraps another passes that one's replay-safe factory on, and one check is enough.</summary>
    private ILoggerFactory Target()
    {
        var factory = target();
        for (var depth = 0; factory is ReplaySafeLoggers wrapped; depth++)
        {
            if (depth == DeepestWrapping)
            {
                throw new InvalidOperationException(
                    "The context's LoggerFactory leads back to its own ReplaySafeLoggerFactory; it must be that of the wrapped context."
                );
            }

            factory = wrapped.InnerTarget;
        }

        return factory;
    }

    private ILoggerFactory InnerTarget => target();

    private sealed class ReplaySafeLogger(TaskOrchestrationContext context, ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (!context.IsReplaying)
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
