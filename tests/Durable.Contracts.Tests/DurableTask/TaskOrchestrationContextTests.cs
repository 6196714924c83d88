using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Durable.Contracts.Tests.DurableTask;

public sealed class TaskOrchestrationContextTests : IDisposable
{
    private readonly Sink _sink = new();
    private readonly Context _context;

    public TaskOrchestrationContextTests() => _context = new Context(_sink);

    public void Dispose() => _sink.Dispose();

    [Fact]
    public void ReplaySafeLogger_WhileReplaying_IsSilent()
    {
        var logger = _context.CreateReplaySafeLogger("a");

        _context.Replaying = true;
        logger.Log(LogLevel.Information, "replayed");
        _context.Replaying = false;
        logger.Log(LogLevel.Information, "new");

        Assert.Equal(["new"], _sink.Logged);
    }

    [Fact]
    public void ReplaySafeLogger_OfAContextThatWrapsAnother_LogsOnce()
    {
        var outer = new Context(_context.ReplaySafeLoggerFactory);

        outer.CreateReplaySafeLogger<Context>().Log(LogLevel.Information, "new");

        Assert.Equal(["new"], _sink.Logged);
    }

    [Fact]
    public void ReplaySafeLogger_OfAContextThatWrapsItself_Throws()
    {
        var circular = new Context(_sink);
        circular.Loggers = circular.ReplaySafeLoggerFactory;

        Assert.Throws<InvalidOperationException>(() => circular.CreateReplaySafeLogger("a"));
    }

    [Fact]
    public async Task WaitForExternalEvent_EventFirst_CancelsTheTimer()
    {
        var waiting = _context.WaitForExternalEvent<int>("go", TimeSpan.FromHours(1), TestContext.Current.CancellationToken);

        _context.Raised.SetResult(5);

        Assert.Equal(5, await waiting);
        Assert.True(_context.Timer.Task.IsCanceled);
    }

    [Fact]
    public async Task WaitForExternalEvent_TimerFirst_IsCancelled()
    {
        var waiting = _context.WaitForExternalEvent<int>("go", TimeSpan.FromHours(1), TestContext.Current.CancellationToken);

        _context.Timer.SetResult();

        await Assert.ThrowsAsync<TaskCanceledException>(() => waiting);
        Assert.Equal(new DateTime(2026, 1, 1, 1, 0, 0, DateTimeKind.Utc), _context.FireAt);
    }

    [Fact]
    public void Entities_OfAContextWithout_AreNotSupported() => Assert.Throws<NotSupportedException>(() => _context.Entities);

    private sealed class Context(ILoggerFactory loggers) : TaskOrchestrationContext
    {
        public bool Replaying { get; set; }

        public ILoggerFactory Loggers { get; set; } = loggers;

        public TaskCompletionSource<int> Raised { get; } = new();

        public TaskCompletionSource Timer { get; } = new();

        public DateTime FireAt { get; private set; }

        public override TaskName Name => "A";

        public override string InstanceId => "1";

        public override ParentOrchestrationInstance? Parent => null;

        public override DateTime CurrentUtcDateTime => new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        public override bool IsReplaying => Replaying;

        protected override ILoggerFactory LoggerFactory => Loggers;

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
        {
            FireAt = fireAt;
            cancellationToken.Register(() => Timer.TrySetCanceled(cancellationToken));
            return Timer.Task;
        }

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
        {
            cancellationToken.Register(() => Raised.TrySetCanceled(cancellationToken));
            return (Task<T>)(object)Raised.Task;
        }

        public override T? GetInput<T>()
            where T : default => throw new NotSupportedException();

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
            throw new NotSupportedException();

        public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

        public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

        public override Task<TResult> CallSubOrchestratorAsync<TResult>(
            TaskName orchestratorName,
            object? input = null,
            TaskOptions? options = null
        ) => throw new NotSupportedException();

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
            throw new NotSupportedException();

        public override Guid NewGuid() => throw new NotSupportedException();
    }

    private sealed class Sink : ILoggerFactory, ILogger
    {
        public List<string> Logged { get; } = [];

        public void Log<TState>(
            LogLevel level,
            EventId id,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Logged.Add(formatter(state, exception));

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose() { }
    }
}
