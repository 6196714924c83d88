using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>Keeps the old progress lines that a host logs.</summary>
internal sealed class LineLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) =>
        categoryName.EndsWith("LegacyProgressLog", StringComparison.Ordinal)
            ? this
            : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue(formatter(state, exception));

    public async Task UntilAsync(string line)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!Lines.Contains(line))
        {
            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    public void Dispose() { }
}
