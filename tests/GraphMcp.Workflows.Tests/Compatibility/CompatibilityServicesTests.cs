#pragma warning disable GRAPHMCP002, GRAPHMCP003 // They are what is tested.

using System.Collections.Concurrent;
using GraphMcp.Workflows.Compatibility;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>The old contract out of a host's services, switched by its configuration.</summary>
public sealed class CompatibilityServicesTests
{
    [Fact]
    public async Task AddGraphMcpCompatibility_WithAFeed_GivesTheBusAndWritesTheLinesToTheLog()
    {
        var (feed, log) = (new MemoryEventFeed(), new LogOfLines());
        await using var host = Host(feed, log, ("Workflows:Legacy:Progress", "true"), ("Workflows:Legacy:ProgressFormat", "Dual"));
        var got = new List<object?>();
        using var subscription = host.GetRequiredService<LegacyEventBus>().Subscribe("step_start", payload => got.Add(payload["step_id"]));
        _ = host.GetRequiredService<LegacyProgressReporter>();

        await feed.HappenAsync("step.started", 10, step: "plan");

        Assert.Equal(["plan"], got);
        Assert.Equal(("Started: plan", 2), (log.Lines.First(), log.Lines.Count));
    }

    [Fact]
    public async Task Options_WithoutConfiguration_OfferEventsAndRoutesButNoLines()
    {
        await using var host = Host(new MemoryEventFeed(), new LogOfLines());

        var options = host.GetRequiredService<IOptions<LegacyOptions>>().Value;

        Assert.Equal((true, false, true), (options.Events, options.Progress, options.Routes));
    }

    [Fact]
    public async Task Options_WithASunsetBeforeTheDeprecation_AreRefused()
    {
        await using var host = Host(new MemoryEventFeed(), new LogOfLines(), ("Workflows:Legacy:Sunset", "2020-01-01T00:00:00Z"));

        var error = Assert.Throws<OptionsValidationException>(() => host.GetRequiredService<IOptions<LegacyOptions>>().Value);

        Assert.Contains("Workflows:Legacy:Sunset", error.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Host(MemoryEventFeed feed, LogOfLines log, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))
        );
        return new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<ILegacyEventFeed>(feed)
            .AddGraphMcpCompatibility(configuration.Build())
            .BuildServiceProvider();
    }

    private sealed class LogOfLines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

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

        public void Dispose() { }
    }
}
