using Durable.Embedded.Entities;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Orchestrations;

/// <summary>What an orchestrator's code sees of the engine. Every call is checked to come from inside the orchestrator's turn.</summary>
internal sealed class OrchestrationContext(
    OrchestrationStart start,
    OrchestrationState state,
    TurnScheduler scheduler,
    OrchestrationEnvironment environment
) : TaskOrchestrationContext
{
    private OrchestrationEntities? _entities;
    private int _guids;

    public override TaskName Name => start.Name;

    public override string InstanceId => start.InstanceId;

    public override string Version => start.Version;

    public override ParentOrchestrationInstance? Parent => start.Parent;

    public override DateTime CurrentUtcDateTime => state.Now;

    public override bool IsReplaying => state.IsReplaying;

    public override TaskOrchestrationEntityFeature Entities => _entities ??= new OrchestrationEntities(this, state, environment.Converter);

    protected override ILoggerFactory LoggerFactory => environment.LoggerFactory;

    /// <summary>The execution that answers are addressed to.</summary>
    public string ExecutionId => start.ExecutionId;

    public override T? GetInput<T>()
        where T : default => environment.Converter.Deserialize<T>(start.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        RequireNoOptions(input, options);
        var version = options?.Version is { } asked ? asked.Version : start.Version;
        var serialized = environment.Converter.Serialize(input);
        return Retries.RunAsync(
            this,
            options?.Retry,
            () => Ask<TResult>(new TaskScheduledEvent(state.NextId(), name.Name, version, serialized) { Tags = options?.Tags }, name)
        );
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName,
        object? input = null,
        TaskOptions? options = null
    )
    {
        RequireNoOptions(input, options);
        if (_entities is { Section.Id: not null })
        {
            return Task.FromException<TResult>(CriticalSection.Refusal("call sub-orchestrations"));
        }

        // As published, all attempts share one instance id.
        var instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        var serialized = environment.Converter.Serialize(input);
        return Retries.RunAsync(
            this,
            options?.Retry,
            () =>
                Ask<TResult>(
                    new SubOrchestrationInstanceCreatedEvent(state.NextId())
                    {
                        InstanceId = instanceId,
                        Name = orchestratorName.Name,
                        Version = options?.Version is { } asked ? asked.Version : environment.Versions.DefaultVersion,
                        Input = serialized,
                        Tags = options?.Tags,
                    },
                    orchestratorName
                )
        );
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var timer = Ask<object>(new TimerCreatedEvent(state.NextId(), fireAt.ToUniversalTime()), "timer");
        cancellationToken.Register(() => Cancel(timer), useSynchronizationContext: false);
        return timer.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        scheduler.RequireTurn();
        return state.Events.WaitAsync<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        EntityIds.RequireOrchestration(instanceId);
        Send(
            new EventSentEvent(state.NextId())
            {
                InstanceId = instanceId,
                Name = eventName,
                Input = environment.Converter.Serialize(payload),
            }
        );
    }

    public override void SetCustomStatus(object? customStatus)
    {
        scheduler.RequireTurn();
        state.CustomStatus = environment.Converter.Serialize(customStatus);
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        ContinueAsNew(new ContinueAsNewOptions { NewInput = newInput, PreserveUnprocessedEvents = preserveUnprocessedEvents });

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        scheduler.RequireTurn();
        var version = string.IsNullOrWhiteSpace(options.NewVersion) ? null : options.NewVersion;
        state.ContinueAsNew(environment.Converter.Serialize(options.NewInput), version, options.PreserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        scheduler.RequireTurn();
        return DeterministicGuid.Create(InstanceId, CurrentUtcDateTime, _guids++);
    }

    /// <summary>Asks for a message to be sent.</summary>
    public void Send(EventSentEvent message)
    {
        scheduler.RequireTurn();
        state.Ask(message);
    }

    /// <summary>Releases the entities that the orchestrator has locked and not released.</summary>
    public void LeaveCriticalSection() => _entities?.LeaveCriticalSection();

    private OpenTask<T> Ask<T>(HistoryEvent action, string name)
    {
        scheduler.RequireTurn();
        var task = new OpenTask<T>(action, name, environment.Converter);
        state.Ask(task);
        return task;
    }

    private void Cancel(OpenTask<object> timer)
    {
        // Thrown from here, an exception would end the process when a clock of the system cancels the token.
        if (scheduler.CheckTurn())
        {
            state.CancelTimer(timer.Id);
            timer.TryCancel();
        }
    }

    private static void RequireNoOptions(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException("Options were given as the input. Name the parameter: options.", nameof(input));
        }
    }
}
