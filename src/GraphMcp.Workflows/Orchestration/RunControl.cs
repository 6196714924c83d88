using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Templates;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>What is wanted of a run, how much of it is still in flight, and the gate that holds its steps back.</summary>
/// <remarks>One standing waiter per event name, never cancelled: an abandoned one would swallow the next event.</remarks>
internal sealed class RunControl
{
    private readonly TaskOrchestrationContext context;
    private readonly WorkflowInput input;
    private readonly ActivityCalls calls;
    private ControlMessage wanted = ControlMessage.Initial;
    private bool begun;
    private bool pausedByItself;
    private int complaints;

    public RunControl(TaskOrchestrationContext context, WorkflowInput input)
    {
        (this.context, this.input) = (context, input);
        calls = new ActivityCalls(context, Gate, input.Errors) { Changed = () => Changed() };
        Shards = new ShardSupervisor(context, input);
    }

    /// <summary>Gets or sets what is told whenever the state may have changed.</summary>
    public Action Changed { get; set; } = () => { };

    public OrchestrationGate Gate { get; } = new();

    public ShardSupervisor Shards { get; }

    /// <summary>Gets the loops that listen for events; they end only by an error.</summary>
    public Task Listening { get; private set; } = Task.CompletedTask;

    public ControlMessage Wanted => wanted;

    public int MaxParallelBatches => wanted.MaxParallelBatches ?? input.MaxParallelBatches;

    public FailureTolerance ToleratedFailures => wanted.ToleratedFailures ?? input.ToleratedFailures;

    public WorkflowRunState State =>
        wanted.Desired switch
        {
            DesiredState.Stop => WorkflowRunState.Stopping,
            DesiredState.Pause => IsDrained ? WorkflowRunState.Paused : WorkflowRunState.Pausing,
            _ => begun ? WorkflowRunState.Running : WorkflowRunState.Pending,
        };

    /// <summary>Gets what the run waits for beside its activities, for a person.</summary>
    public IReadOnlyList<string> Waits =>
        [
            .. begun ? Enumerable.Empty<string>() : [$"the start at {input.StartAt:O}"],
            .. State == WorkflowRunState.Paused ? ["a resume"] : Enumerable.Empty<string>(),
            .. calls.Waiting > 0 ? [$"{calls.Waiting} calls wait for their next attempt"] : Enumerable.Empty<string>(),
            .. calls.StoppedByForce > 0
                ? ["the end of a stop by force; one that was cut off ends when it is asked for again"]
                : Enumerable.Empty<string>(),
            .. Shards.Waits,
        ];

    private bool IsDrained => calls.InFlight == 0 && complaints == 0 && Shards.AreDrained;

    /// <summary>Starts to listen, takes what was asked for before it could, and waits for the time of the start.</summary>
    public async Task StartAsync()
    {
        Listening = Task.WhenAny(
                ListenAsync<ControlMessage>(ControlMessage.EventName, Take),
                ListenAsync<ShardAck>(ShardAck.EventName, Take)
            )
            .Unwrap();
        var page = new PageInput(input.Workspace, input.WorkflowId, 0);
        begun = input.StartAt is not { } at || at <= context.Now();
        Take(await CallAsync<ControlMessage>(TaskNames.ReadControl, page, input.Retry));
        Changed();
        if (!begun)
        {
            await context.UntilAsync(input.StartAt!.Value, Gate.Stopped);
            begun = true;
            Changed();
        }
    }

    /// <summary>Waits while a pause is wanted; returns whether to go on, false when a stop is wanted or the step's time is up.</summary>
    public async Task<bool> EnterAsync(StepTime step)
    {
        var entered = Gate.EnterAsync();
        await Task.WhenAny(entered, step.Up);
        return !step.Up.IsCompleted && await entered;
    }

    /// <summary>Calls an activity for a step as the rules say; while it runs, the workflow is not drained.</summary>
    /// <exception cref="ActivityFault">It fails the step; or a stop came while it waited.</exception>
    /// <param name="activity">The activity.</param>
    /// <param name="activityInput">Its input.</param>
    /// <param name="retry">How it is tried again.</param>
    /// <param name="despiteStop">Whether it is tried again though a stop is wanted: for what a stopped workflow still has to do.</param>
    public async Task<T> CallAsync<T>(string activity, ActivityInput activityInput, RetrySettings retry, bool despiteStop = false)
    {
        while (true)
        {
            ActivityFault fault;
            var revision = wanted.Revision;
            try
            {
                return await calls.CallAsync<T>(activity, activityInput, retry, despiteStop: despiteStop);
            }
            catch (ActivityFault thrown) when (thrown.Resolution.Kind == ErrorResolutionKind.PauseWorkflow)
            {
                fault = thrown;
            }

            await ComplainAsync(FailureText.Write(fault.Error), revision);
            if (!await Gate.EnterAsync())
            {
                throw fault;
            }
        }
    }

    /// <summary>Runs a shard, and keeps it by what is wanted.</summary>
    public async Task<ShardOutcome> RunShardAsync(TemplateStep step, int number, int batches, long plannedFiles, long failedBefore)
    {
        try
        {
            return await Shards.RunAsync(
                number,
                order => new ShardInput(
                    input.Workspace,
                    input.WorkflowId,
                    number,
                    step.Id,
                    batches,
                    plannedFiles,
                    failedBefore,
                    input.ToleratedFailures,
                    step.Retry ?? input.Retry,
                    input.Errors,
                    order
                )
            );
        }
        finally
        {
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
        if (message.Revision > wanted.Revision || (pausedByItself && message.Revision == wanted.Revision))
        {
            pausedByItself = false;
            Hold(message);
        }
    }

    private void Hold(ControlMessage message)
    {
        wanted = message;
        Shards.Take(message);
        Gate.Set(message.Desired, message.Revision);
    }

    private void Take(ShardAck ack)
    {
        Shards.Take(ack);
        if (ack.Trouble is { } reason && ack.Control >= wanted.Revision)
        {
            _ = ComplainAsync(reason, ack.Control);
        }
    }

    /// <summary>Asks for a pause where people ask too; who was faster holds.</summary>
    private async Task ComplainAsync(string reason, int revision)
    {
        complaints++;
        try
        {
            var request = new PauseRequest(input.Workspace, input.WorkflowId, reason, revision);
            Take(await context.CallActivityAsync<ControlMessage>(TaskNames.RequestPause, request));
        }
        catch (TaskFailedException)
        {
            // Where the workspace itself is out of reach, the pause is the root's own: the next message of a person lifts it.
            pausedByItself = true;
            Hold(wanted with { Desired = DesiredState.Pause, Reason = reason });
        }
        finally
        {
            complaints--;
            Changed();
        }
    }
}
