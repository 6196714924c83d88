using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>One execution of a workflow: what its steps share.</summary>
internal sealed class WorkflowRun
{
    private readonly TaskOrchestrationContext context;
    private readonly DateTimeOffset startedAt;
    private DateTimeOffset? finishedAt;

    public WorkflowRun(TaskOrchestrationContext context, WorkflowInput input)
    {
        this.context = context;
        Input = input;
        startedAt = context.Now();
        Board = new StepBoard(context, input.Steps);
        Control = new RunControl(context, input) { Changed = Publish };
    }

    public WorkflowInput Input { get; }

    public RunControl Control { get; }

    public StepBoard Board { get; }

    /// <summary>Gets the pages of the plan so far; page and shard are the same number.</summary>
    public List<PagePlanned> Pages { get; } = [];

    public WorkTotals Done { get; } = new();

    /// <summary>Gets or sets what the verification found wrong.</summary>
    public int Violations { get; set; }

    /// <summary>Gets or sets the totals of the report once it is written.</summary>
    public ReportTotals? Reported { get; set; }

    /// <summary>Gets why the workflow fails, or null.</summary>
    public WorkflowFailure? Failure { get; private set; }

    public long PlannedFiles => Pages.Sum(page => (long)page.Files);

    /// <summary>The first failure is the workflow's.</summary>
    public void Fail(WorkflowFailure failure) => Failure ??= failure;

    public PageInput Page(int page) => new(Input.Workspace, Input.WorkflowId, page);

    public Task SignalAsync(string operation, object signal) =>
        context.Entities.SignalEntityAsync(ProgressEntity.IdOf(Input.WorkflowId), operation, signal);

    public void Publish() =>
        context.SetCustomStatus(
            new WorkflowCustomStatus(
                Control.State,
                Board.CurrentStep,
                Board.States,
                Control.Revision,
                Control.MaxParallelBatches,
                startedAt,
                Pages.Count,
                PlannedFiles,
                Done.Files
            )
        );

    /// <summary>Returns what the report asks for; from then on the time of the end stands.</summary>
    public ReportInput Report(int? shard)
    {
        finishedAt ??= context.Now();
        return new ReportInput(Input.Workspace, Input.WorkflowId, FinalState(), startedAt, finishedAt, Pages.Count, "final", shard);
    }

    /// <summary>Closes the books: the progress entity gets the totals of the committed results, and nothing changes it any more.</summary>
    public async Task<WorkflowOutcome> CloseAsync()
    {
        var totals = Reported ?? Totals();
        var closed = new WorkflowClosed(PlannedFiles, Done.Batches, Done.Counts);
        await context.Entities.CallEntityAsync(ProgressEntity.IdOf(Input.WorkflowId), nameof(ProgressEntity.Close), closed);
        return new WorkflowOutcome(
            FinalState(),
            startedAt,
            finishedAt ?? context.Now(),
            Board.States,
            totals,
            Pages.Count,
            Violations,
            Failure
        );
    }

    private WorkflowRunState FinalState() =>
        this switch
        {
            { Failure: not null } => WorkflowRunState.Failed,
            _ when Board.States.Any(step => step.State == StepState.Stopped) => WorkflowRunState.Stopped,
            _ when Done.Files.Failed > 0 || Violations > 0 => WorkflowRunState.PartiallySucceeded,
            _ => WorkflowRunState.Succeeded,
        };

    private ReportTotals Totals()
    {
        var files = Done.Files;
        return new ReportTotals
        {
            Files = PlannedFiles,
            Batches = Pages.Sum(page => (long)page.Batches),
            Processed = files.Processed,
            Skipped = files.Skipped,
            Failed = files.Failed,
            References = Done.References,
            ChangedFiles = Done.ChangedFiles,
        };
    }
}
