using Durable.Embedded.Hub;
using Durable.Embedded.Orchestrations;
using Durable.Embedded.Serialization;
using Durable.Embedded.Store;
using Durable.Embedded.Tracing;
using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Entities;

/// <summary>Works off an entity's backlog: until nothing is left that may go on, the batch is large enough, or the lock is asked for.</summary>
internal sealed class EntityTurn : IDisposable
{
    // What waits is done in bites, so that a long queue shows progress and a crash costs little of it.
    private const int LargestBatch = 1000;

    private readonly EntityInstance _entity;
    private readonly TaskFactories _factories;
    private readonly DataConverter _converter;
    private readonly IExceptionPropertiesProvider? _exceptionProperties;
    private readonly ILogger _logger;
    private readonly EntityContext _context;
    private readonly EntityState _state;
    private readonly List<EntityEffect> _answers = [];
    private readonly List<long> _taken = [];
    private EntityLock? _lock;
    private EntityMessage? _request;
    private Invocation<ITaskEntity>? _invocation;
    private FailureDetails? _failure;

    public EntityTurn(EntityInstance entity, TaskFactories factories, OrchestrationEnvironment environment, HubClock clock, ILogger logger)
    {
        _entity = entity;
        _factories = factories;
        _converter = environment.Converter;
        _exceptionProperties = environment.ExceptionProperties;
        _logger = logger;
        _context = new EntityContext(EntityInstanceId.FromString(entity.Id), _converter, clock);
        _state = new EntityState(entity.State, _converter);
        _lock = entity.Lock;
    }

    /// <summary>Gives what there is to commit, or null if nothing could go on.</summary>
    public async Task<EntityBatch?> RunAsync()
    {
        while (_request is null && _taken.Count < LargestBatch && _entity.Backlog.TryTake(_lock, out var work))
        {
            _taken.Add(work.Seq);
            await HandleAsync(work.Message).ConfigureAwait(false);
        }

        if (_taken.Count == 0)
        {
            return null;
        }

        var left = _entity.Backlog.Oldest;
        return new EntityBatch(
            _taken.Where(seq => seq < left).DefaultIfEmpty().Max(),
            [.. _taken.Where(seq => seq > left)],
            _state.Saved,
            _lock,
            _request,
            [.. _answers, .. _context.Effects]
        );
    }

    public void Dispose() => _invocation?.Dispose();

    private async Task HandleAsync(EntityMessage message)
    {
        switch (message.Kind)
        {
            case EntityMessageKind.Lock:
                _request = message;
                break;
            case EntityMessageKind.Release:
                Release(message);
                break;
            default:
                var answer = await TraceAsync(message).ConfigureAwait(false);
                if (message.IsCall)
                {
                    _answers.Add(new EntityEffect.Answer(message, answer.ToJson()) { Span = EntityTrace.Call(_entity.Id, message) });
                }

                break;
        }
    }

    /// <summary>A release of another critical section than the one that holds the lock comes late, or twice.</summary>
    private void Release(EntityMessage message)
    {
        if (_lock?.Section == message.RequestId)
        {
            _lock = null;
            _entity.Backlog.Unlock();
        }
    }

    private async Task<EntityAnswer> TraceAsync(EntityMessage message)
    {
        using var span = EntityTrace.Run(_context.Id, message);
        _context.Operation = span;
        var answer = await AnswerAsync(message).ConfigureAwait(false);
        EntityTrace.End(span, answer.Failure);
        return answer;
    }

    private async Task<EntityAnswer> AnswerAsync(EntityMessage message)
    {
        _invocation ??= _failure is null ? Invoke(_context.Id.Name) : null;
        if (_invocation is null)
        {
            return new EntityAnswer(null, _failure);
        }

        try
        {
            var operation = new EntityOperation(message, _context, _state, _converter);
            var result = _converter.Serialize(await _invocation.Task.RunAsync(operation).ConfigureAwait(false));
            _state.Commit();
            _context.Commit();
            return new EntityAnswer(result, null);
        }
        catch (Exception e) // the edge to the user's code: what it throws is data, and undoes the operation
        {
            HubLog.OperationFailed(_logger, e, message.Operation, _entity.Id);
            _state.Rollback();
            _context.Rollback();
            return new EntityAnswer(null, Failures.From(e, _exceptionProperties));
        }
    }

    private Invocation<ITaskEntity>? Invoke(string name)
    {
        try
        {
            var invocation = _factories.Entity(name);
            _failure = invocation is null ? Failures.Final("EntityTaskNotFound", $"No entity task named '{name}' was found.") : null;
            return invocation;
        }
        catch (Exception e) // the edge to the user's factory
        {
            _failure = Failures.From(e, _exceptionProperties);
            return null;
        }
    }
}
