using Durable.Embedded.Activities;
using Durable.Embedded.Client;
using Durable.Embedded.Entities;
using Durable.Embedded.History;
using Durable.Embedded.Orchestrations;
using Durable.Embedded.Serialization;
using Durable.Embedded.Store;
using Durable.Embedded.Timers;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Hub;

/// <summary>The parts of an open hub, put together.</summary>
internal sealed class HubEngine : IDisposable
{
    private readonly IHubStore _store;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CommitPipeline _pipeline;
    private readonly TimerQueue _timers;
    private readonly OrchestrationTable _orchestrations;
    private readonly EntityTable _entities;
    private readonly ActivityRunner _activities;
    private readonly TurnRunner _turns;
    private readonly EntityRunner _batches;
    private readonly HubMail _mail;
    private readonly InstanceWaiters _waiters = new();

    private readonly HubReplay _replay;

    private HubEngine(IHubStore store, EmbeddedHubOptions options, DurableTaskRegistry registry, IServiceProvider? services)
    {
        _store = store;
        var logger = options.LoggerFactory.CreateLogger("Durable.Embedded");
        var converter = new LimitedConverter(options.DataConverter, options.Limits.MaxPayloadBytes);
        var clock = new HubClock(options.TimeProvider);
        var factories = new TaskFactories(registry, services, logger);
        var environment = new OrchestrationEnvironment(converter, options.LoggerFactory)
        {
            Limits = options.Limits,
            ExceptionProperties = options.ExceptionProperties,
            Versions = new VersionMatch(options.Versioning),
        };
        _pipeline = new CommitPipeline(store.Writer, options.CrashPoints, _waiters.Close, logger);
        _timers = new TimerQueue(options.TimeProvider);
        _orchestrations = new OrchestrationTable(clock, _timers, options.MaxConcurrentOrchestrations, _stopping.Token);
        _entities = new EntityTable(options.MaxConcurrentEntities, options.MaxInstancesInMemory);
        _mail = new HubMail(clock, _timers, _orchestrations, _entities, _pipeline);
        _activities = new ActivityRunner(
            factories,
            environment,
            clock,
            options.MaxConcurrentActivities,
            (instance, answer) => _orchestrations.Post(instance, answer),
            logger,
            options.StrictAzureFloor,
            _stopping.Token
        );
        var sessions = new SessionCache(options.MaxInstancesInMemory);
        var effects = new TurnEffects(_orchestrations, _activities, _timers, sessions, _waiters, NewOutbox, logger);
        _replay = new HubReplay(store, factories, environment);
        _turns = new TurnRunner(new SessionLoader(store, factories, environment), clock, effects, _pipeline, logger);
        _batches = new EntityRunner(store, factories, environment, clock, _entities, _pipeline, NewOutbox, logger);
        Services = new HubServices(store, _pipeline, _waiters, clock, converter, options.DefaultVersion, NewOutbox);
    }

    public HubServices Services { get; }

    /// <summary>Opens a hub with what is stored; nothing runs yet.</summary>
    public static HubEngine Open(IHubStore store, EmbeddedHubOptions options, DurableTaskRegistry registry, IServiceProvider? services)
    {
        var engine = new HubEngine(store, options, registry, services);
        try
        {
            engine.Recover();
            return engine;
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    private void Recover()
    {
        foreach (var row in _store.UnfinishedInstances())
        {
            _orchestrations.Recover(row);
        }

        foreach (var message in _store.WaitingMessages())
        {
            if (EntityIds.IsEntity(message.Target))
            {
                _mail.Deliver(message.Target, EntityMessage.Parse(message.Body), message.Seq);
            }
            else
            {
                _mail.Deliver(message.Target, EventReader.Read(message.Body), message.Seq);
            }
        }

        foreach (var message in _store.DelayedMessages())
        {
            _mail.Delay(message);
        }
    }

    public void Replay(string instanceId, Action<ReplayedTurn>? beforeTurn) => _replay.Run(instanceId, beforeTurn);

    public void Start()
    {
        _orchestrations.Turns.Start(_turns.Run);
        _entities.Batches.Start(_batches.Run);
        _activities.Threads.Start(_activities.Run);
    }

    /// <summary>Ends dispatching. What activities that have ended gave is still taken into the histories; what has not ended runs again.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        var activities = _activities.Threads.StopAsync(drain: false);
        var batches = _entities.Batches.StopAsync(drain: false);
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await Task.WhenAll(activities, batches).WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            await _pipeline.SettleAsync().ConfigureAwait(false);
            await _orchestrations.Turns.StopAsync(drain: true).ConfigureAwait(false);
            await _pipeline.SettleAsync().ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _timers.Dispose();
        _pipeline.Dispose();
        _waiters.Close(new ObjectDisposedException(nameof(EmbeddedHub), "The hub is closed."));
        _store.Dispose();
        _stopping.Dispose();
    }

    private Outbox NewOutbox() => new(_mail);
}
