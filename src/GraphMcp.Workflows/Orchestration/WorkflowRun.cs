using GraphMcp.Workflows.Activities;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Templates;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Orchestration;

/// <summary>One execution of a workflow: what its steps share.</summary>
internal sealed class WorkflowRun
{
    private readonly TaskOrchestrationContext context;
    private readonly RunPublisher publisher;
    private DateTimeOffset startedAt;
    private DateTimeOffset? finishedAt;

    public WorkflowRun(TaskOrchestrationContext context, WorkflowInput input)
    {
        this.context = context;
        Input = input;
        startedAt = context.Now();
        Order = new StepOrder(input);
        Board = new StepBoard(context, input.Steps);
        Control = new RunControl(context, input) { Changed = Publish };
        publisher = new RunPublisher(context, input);
    }

    public WorkflowInput Input { get; }

    public RunControl Control { get; }

    public StepBoard Board { get; }

    public StepOrder Order { get; }

    /// <summary>Gets the pages of the plan so far.</summary>
    public List<PagePlanned> Pages { get; } = [];

    public WorkTotals Done { get; } = new();

    /// <summary>Gets or sets what the verification found wrong.</summary>
    public int Violations { get; set; }

    /// <summary>Gets or sets the totals of the report once it is written.</summary>
    public ReportTotals? Reported { get; set; }

    /// <summary>Gets why the workflow fails, or null.</summary>
    public WorkflowFailure? Failure { get; private set; }

    /// <summary>Gets the planned files, once for each process step.</summary>
    public long PlannedFiles => Pages.Sum(page => (long)page.Files) * ActiveSteps;

    private long PlannedBatches => Pages.Sum(page => (long)page.Batches) * ActiveSteps;

    private int ActiveSteps => Input.ProcessSteps.Count(step => !Input.SkippedSteps.Contains(step.Id, StringComparer.Ordinal));

    public async Task BeginAsync()
    {
        await Control.StartAsync();
        startedAt = context.Now();
        var steps = Input.Steps.Select(step => new StepBegun(
            step.Id,
            step.Uses,
            Input.SkippedSteps.Contains(step.Id, StringComparer.Ordinal)
        ));
        await SignalAsync(nameof(ProgressEntity.Begin), new WorkflowBegun([.. steps]));
        await publisher.StartedAsync();
    }

    /// <summary>The first failure is the workflow's.</summary>
    public void Fail(WorkflowFailure failure) => Failure ??= failure;

    public PageInput Page(TemplateStep step, int page) => new(Input.Workspace, Input.WorkflowId, page) { StepId = step.Id };

    /// <summary>Returns a page as the progress, and by way of it the event log, is told of it.</summary>
    public PagePlanned Describe(PagePlanned page, TemplateStep step) =>
        page with
        {
            Workspace = Input.Workspace,
            StepId = step.Id,
            At = context.Now(),
        };

    public Task SignalAsync(string operation, object signal) =>
        context.Entities.SignalEntityAsync(ProgressEntity.IdOf(Input.WorkflowId), operation, signal);

    public StepTime TimeOf(TemplateStep step) => new(context, step);

    public Task StepStartedAsync(TemplateStep step) => publisher.StepStartedAsync(step);

    public Task StepEndedAsync(TemplateStep step, StepState state, WorkflowFailure? failure) =>
        publisher.StepEndedAsync(step, state, failure);

    public void Publish()
    {
        var control = Control.Wanted;
        publisher.Show(
            new WorkflowCustomStatus(
                Control.State,
                Board.CurrentStep,
                Board.States,
                control.Revision,
                Control.MaxParallelBatches,
                startedAt,
                Pages.Count,
                PlannedFiles,
                Done.Files,
                control.Reason,
                Control.Waits
            )
        );
    }

    /// <summary>Returns what the report asks for; from then on the time of the end stands.</summary>
    public ReportInput Report(TemplateStep step, int? shard)
    {
        finishedAt ??= context.Now();
        return new ReportInput(Input.Workspace, Input.WorkflowId, FinalState(), startedAt, finishedAt, Pages.Count, "final", shard)
        {
            StepId = step.Id,
        };
    }

    /// <summary>Closes the books: the progress entity gets the totals of the committed results, and nothing changes it any more.</summary>
    public async Task<WorkflowOutcome> CloseAsync()
    {
        var outcome = new WorkflowOutcome(
            FinalState(),
            startedAt,
            finishedAt ?? context.Now(),
            Board.States,
            Reported ?? Totals(),
            Pages.Count,
            Violations,
            Failure
        );
        var closed = new WorkflowClosed(PlannedFiles, Done.Batches, Done.Counts) { Steps = Done.Steps };
        await context.Entities.CallEntityAsync(ProgressEntity.IdOf(Input.WorkflowId), nameof(ProgressEntity.Close), closed);
        await publisher.EndedAsync(outcome);
        return outcome;
    }

    private WorkflowRunState FinalState() =>
        this switch
        {
            { Failure: not null } => WorkflowRunState.Failed,
            _ when Board.States.Any(step => step.State == StepState.Stopped) => WorkflowRunState.Stopped,
            _ when Done.Files.Failed > 0 || Violations > 0 || Board.States.Any(step => step.State == StepState.Failed) =>
                WorkflowRunState.PartiallySucceeded,
            _ => WorkflowRunState.Succeeded,
        };

    private ReportTotals Totals()
    {
        var files = Done.Files;
        return new ReportTotals
        {
            Files = PlannedFiles,
            Batches = PlannedBatches,
            Processed = files.Processed,
            Skipped = files.Skipped,
            Failed = files.Failed,
            References = Done.References,
            ChangedFiles = Done.ChangedFiles,
        };
    }
}
