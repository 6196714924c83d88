using Durable.Embedded.Serialization;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace Durable.Embedded.Orchestrations;

/// <summary>An activity, timer or sub-orchestration that an orchestrator has asked for and that has not answered yet.</summary>
internal abstract class OpenTask(HistoryEvent action)
{
    /// <summary>What was asked for: dispatched once it is committed, and again after a restart.</summary>
    public HistoryEvent Action { get; } = action;

    public int Id => Action.EventId;

    /// <summary>Whether it failed in a way that no retry can mend.</summary>
    public bool IsNonRetriable { get; protected set; }

    public abstract void Complete(string? result);

    public abstract void Fail(FailureDetails failure);
}

/// <summary>An open task with the type of its result.</summary>
internal sealed class OpenTask<T>(HistoryEvent action, string name, DataConverter converter) : OpenTask(action)
{
    private readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public bool TryCancel() => _source.TrySetCanceled();

    public override void Complete(string? result)
    {
        T value;
        try
        {
            value = converter.Deserialize<T>(result)!;
        }
        catch (Exception e) // whatever the converter throws belongs to the code that awaits the result
        {
            _source.TrySetException(e);
            return;
        }

        _source.TrySetResult(value);
    }

    public override void Fail(FailureDetails failure)
    {
        IsNonRetriable = failure.IsNonRetriable;
        _source.TrySetException(new TaskFailedException(name, Id, Failures.ToTaskFailure(failure)));
    }
}
