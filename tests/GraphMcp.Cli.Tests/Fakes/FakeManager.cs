using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Purging;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Cli.Tests.Fakes;

/// <summary>A manager that plays back states and writes down what it is asked.</summary>
internal sealed class FakeManager : IWorkflowManager
{
    private readonly Queue<WorkflowRunState> _states = new([WorkflowRunState.Succeeded]);

    public List<WorkflowSummary> Runs { get; } = [];

    public List<string> Calls { get; } = [];

    public WorkflowRequest? Started { get; private set; }

    public Exception? StartError { get; set; }

    public ReportTotals Totals { get; set; } = new();

    public string Output { get; set; } = "/nowhere";

    public WorkflowFailure? Failure { get; set; }

    /// <summary>Sets the states that status answers one after another; the last one stays.</summary>
    public void Play(params WorkflowRunState[] states)
    {
        _states.Clear();
        Array.ForEach(states, _states.Enqueue);
    }

    public void Add(string id, WorkflowRunState state, string output) =>
        Runs.Add(
            new WorkflowSummary(
                id,
                "inventory",
                state,
                Suspended: false,
                DateTimeOffset.UnixEpoch,
                "file:///source",
                new Uri(output).AbsoluteUri
            )
        );

    public Task<string> StartWorkflowAsync(WorkflowRequest? request = null, CancellationToken cancellationToken = default)
    {
        if (StartError is not null)
        {
            throw StartError;
        }

        Started = request!;
        Output = request!.Output!;
        return Task.FromResult(request.Id ?? "wf-1");
    }

    public Task<bool> PauseWorkflowAsync(string workflowId, CancellationToken cancellationToken = default) => Note($"pause {workflowId}");

    public Task<bool> ResumeWorkflowAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        Output = new Uri(Runs.First(run => run.Id == workflowId).Output).LocalPath;
        return Note($"resume {workflowId}");
    }

    public Task<bool> StopWorkflowAsync(string workflowId, bool force = false, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<bool> SetToleratedFailuresAsync(
        string workflowId,
        ToleratedFailuresRequest toleratedFailures,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<bool> SetMaxParallelBatchesAsync(
        string workflowId,
        int maxParallelBatches,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException();

    public Task<WorkflowStatus> GetStatusAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        var state = _states.Count > 1 ? _states.Dequeue() : _states.Peek();
        return Task.FromResult(Statuses.Of(state, workflowId, Output) with { Totals = state.IsFinal() ? Totals : null, Failure = Failure });
    }

    public async Task<WorkflowRunState> GetStateAsync(string workflowId, CancellationToken cancellationToken = default) =>
        (await GetStatusAsync(workflowId, cancellationToken)).State;

    public Task<StepDetails> GetStepDetailsAsync(string workflowId, string stepId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<string> RedriveAsync(string workflowId, RedriveRequest? request = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task PurgeWorkflowAsync(string workflowId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<PurgeSummary> PurgeExpiredAsync(TimeSpan? olderThan = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<WorkflowSummary> ListAsync(CancellationToken cancellationToken = default) => Runs.ToAsyncEnumerable();

    public Task<ReportTotals> WriteReportAsync(string workflowId, CancellationToken cancellationToken = default)
    {
        Calls.Add($"report {workflowId}");
        return Task.FromResult(Totals);
    }

    private Task<bool> Note(string call)
    {
        Calls.Add(call);
        return Task.FromResult(true);
    }
}
