using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Management;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>What is wanted of a run, how much of it is still in flight, and the gate that holds its steps back.</summary>
/// <remarks>One standing waiter per event name, never cancelled: an abandoned one would swallow the next event.</remarks>
internal sealed class RunControl(TaskOrchestrationContext context, WorkflowInput input)
{
    private ControlMessage wanted = ControlMessage.Initial;
    private TaskCompletionSource? gate;
    private RunningShard? shard;
    private int calls;

    /// <summary>Gets or sets what is told whenever the state may have changed.</summary>
    public Action Changed { get; set; } = () => { };

    /// <summary>Gets the loops that listen for events; they end only by an error.</summary>
    public Task Listening { get; private set; } = Task.CompletedTask;

    public int Revision => wanted.Revision;

    public int MaxParallelBatches => wanted.MaxParallelBatches ?? input.MaxParallelBatches;

    public WorkflowRunState State =>
        wanted.Desired switch
        {
            DesiredState.Stop => WorkflowRunState.Stopping,
            DesiredState.Pause => calls == 0 && shard?.IsDrained(Revision) != false ? WorkflowRunState.Paused : WorkflowRunState.Pausing,
            _ => WorkflowRunState.Running,
        };

    /// <summary>Starts to listen, and takes what was asked for before it could.</summary>
    public async Task StartAsync()
    {
        Listening = Task.WhenAny(
                ListenAsync<ControlMessage>(ControlMessage.EventName, Take),
                ListenAsync<ShardAck>(ShardAck.EventName, Take)
            )
            .Unwrap();
        var page = new PageInput(input.Workspace, input.WorkflowId, 0);
        Take(await CallAsync<ControlMessage>(TaskNames.ReadControl, page));
        Changed();
    }

    /// <summary>Waits while a pause is wanted; returns whether to go on, false when a stop is wanted.</summary>
    public async Task<bool> EnterAsync()
    {
        while (wanted.Desired == DesiredState.Pause)
        {
            gate ??= new TaskCompletionSource();
            await gate.Task;
        }

        return wanted.Desired == DesiredState.Run;
    }

    /// <summary>Calls an activity; while it runs, the workflow is not drained.</summary>
    public async Task<T> CallAsync<T>(string activity, object activityInput)
    {
        calls++;
        try
        {
            return await context.CallActivityAsync<T>(activity, activityInput, input.Retry.ToOptions());
        }
        finally
        {
            calls--;
            Changed();
        }
    }

    /// <summary>Runs a shard, and passes on to it what is wanted.</summary>
    public async Task<ShardOutcome> RunShardAsync(int number, int batches, long allowedFailures)
    {
        shard = new RunningShard(number, InstanceIds.Shard(input.WorkflowId, number));
        try
        {
            var shardInput = new ShardInput(
                input.Workspace,
                input.WorkflowId,
                number,
                batches,
                input.MaxParallelBatches,
                allowedFailures,
                input.Retry,
                wanted
            );
            var options = new SubOrchestrationOptions(instanceId: shard.InstanceId);
            return await context.CallSubOrchestratorAsync<ShardOutcome>(TaskNames.Shard, shardInput, options);
        }
        finally
        {
            shard = null;
            Changed();
        }
    }

    private async Task ListenAsync<T>(string eventName, Action<T> take)
    {
        while (true)
        {
            take(await context.WaitForExternalEvent<T>(eventName));
            Changed();
        }
    }

    private void Take(ControlMessage message)
    {
        if (message.Revision <= wanted.Revision)
        {
            return;
        }

        wanted = message;
        Forward();
        if (message.Desired != DesiredState.Pause && gate is { } waiting)
        {
            gate = null;
            waiting.SetResult();
        }
    }

    /// <summary>A shard that acts by an older revision has not got the newer one: events to an instance that has not started are lost.</summary>
    private void Take(ShardAck ack)
    {
        if (shard?.Number != ack.Shard)
        {
            return;
        }

        shard.Last = ack;
        if (ack.Revision < wanted.Revision)
        {
            Forward();
        }
    }

    private void Forward()
    {
        if (shard is not null)
        {
            context.SendEvent(shard.InstanceId, ControlMessage.EventName, wanted);
        }
    }

    private sealed class RunningShard(int number, string instanceId)
    {
        public int Number => number;

        public string InstanceId => instanceId;

        public ShardAck? Last { get; set; }

        public bool IsDrained(int revision) => Last is { Drained: true } ack && ack.Revision >= revision;
    }
}
