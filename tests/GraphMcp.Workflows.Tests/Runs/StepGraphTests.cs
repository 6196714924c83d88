using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Templates;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>Templates with several process steps, time limits, retries and errors that are passed over.</summary>
public sealed class StepGraphTests
{
    private static readonly TemplateStep Plan = new("plan", StepKind.Plan, []);
    private static readonly TemplateStep Left = new("left", StepKind.Process, ["plan"], Processor: "inventory");
    private static readonly TemplateStep Right = new("right", StepKind.Process, ["plan"], Processor: "reference-scan");
    private static readonly TemplateStep Report = new("report", StepKind.Report, ["left", "right"]);

    [Fact]
    public async Task Run_WithIndependentSteps_RunsThemAtOnceWithinOneWindow()
    {
        await using var host = Host(Plan, Left, Right, Report);
        var inFlight = new int[2];
        var (most, met) = (0, new Gate());
        var counting = new Lock();
        host.BeforeActivity = async (name, input) =>
        {
            if (name != TaskNames.ProcessBatch)
            {
                return;
            }

            var step = ShardNumbers.StepOf(((BatchInput)input).Shard);
            lock (counting)
            {
                inFlight[step]++;
                most = Math.Max(most, inFlight.Sum());
                if (inFlight.All(batches => batches > 0))
                {
                    met.Open();
                }
            }

            // Batches of the one step only go on when batches of the other are in flight beside them.
            await (step == 1 ? met.PassAsync() : Task.CompletedTask);
            lock (counting)
            {
                inFlight[step]--;
            }
        };
        await host.AddFiles(30).OpenAsync();

        var status = await host.RunAsync(Request(parallel: 4));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal((60, 60), (status.Totals!.Processed, status.Progress.Processed));
        Assert.InRange(most, 2, 4);
    }

    [Fact]
    public async Task Run_WithIndependentStepsAndAWindowOfOne_FinishesBoth()
    {
        await using var host = await Host(Plan, Left, Right, Report).AddFiles(30).OpenAsync();

        var status = await host.RunAsync(Request(parallel: 1));

        Assert.Equal((WorkflowRunState.Succeeded, 60L), (status.State, status.Progress.Processed));
    }

    [Fact]
    public async Task Pause_WhileStepsRunAtOnce_DrainsBothAndResumeFinishes()
    {
        await using var host = Host(Plan, Left, Right, Report);
        var gate = new Gate();
        host.BeforeFile = (_, stop) => gate.PassAsync().WaitAsync(stop);
        await host.AddFiles(30).OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request(parallel: 2));
        await gate.Reached;

        Assert.True(await host.Manager.PauseWorkflowAsync(id));
        await host.UntilAsync(id, WorkflowRunState.Pausing);
        gate.Open();
        await host.UntilAsync(id, WorkflowRunState.Paused);
        Assert.Equal(["a resume"], (await host.Manager.GetStatusAsync(id)).WaitsFor);
        await host.Manager.ResumeWorkflowAsync(id);

        Assert.Equal(
            (WorkflowRunState.Succeeded, 60L),
            ((await host.FinishAsync(id)) is var end ? end.State : default, end.Progress.Processed)
        );
    }

    [Theory]
    [InlineData(true, WorkflowRunState.PartiallySucceeded, 30)]
    [InlineData(false, WorkflowRunState.Failed, 0)]
    public async Task Run_WithAStepThatFails_GoesOnOnlyWhereTheStepAllowsIt(bool goesOn, WorkflowRunState expected, int processed)
    {
        var first = Left with { ContinueOnError = goesOn };
        await using var host = Host(Plan, first, Right with { DependsOn = ["left"] }, Report);
        host.BeforeActivity = (name, input) =>
            name == TaskNames.DescribeBatch || (name == TaskNames.ProcessBatch && ShardNumbers.StepOf(((BatchInput)input).Shard) == 0)
                ? throw new InvalidOperationException("This step is broken.")
                : Task.CompletedTask;
        await host.AddFiles(30).OpenAsync();

        var status = await host.RunAsync(Request());

        Assert.Equal((expected, (long)processed), (status.State, status.Progress.Processed));
        Assert.Equal(StepState.Failed, status.Steps.Single(step => step.Id == "left").State);
        Assert.Equal(StepState.Succeeded, status.Steps.Single(step => step.Id == "report").State);
    }

    [Fact]
    public async Task Run_WithAStepThatIsOutOfTime_DrainsItAndFails()
    {
        await using var host = Host(Plan, Left with { TimeoutSeconds = 1 }, Report with { DependsOn = ["left"] });
        var first = new Gate();
        host.BeforeFile = (_, _) => first.PassAsync();
        await host.AddFiles(30).OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request(parallel: 1));
        await first.Reached;
        // The shard is told to end while its batch is held: nothing is dispatched behind it.
        await host.UntilHistoryAsync($"{id}:00000", "\"ends\":true");
        first.Open();

        var status = await host.FinishAsync(id);

        Assert.Equal((WorkflowRunState.Failed, "step-timeout", "left"), (status.State, status.Failure!.Code, status.Failure.StepId));
        Assert.InRange(status.Progress.Processed, 1, 10);
        Assert.Equal(StepState.Succeeded, status.Steps.Single(step => step.Id == "report").State);
    }

    [Fact]
    public async Task Run_WithAStepOfItsOwnRetry_TriesAsOftenAsItSays()
    {
        await using var host = Host(Plan with { Retry = new RetrySettings(5, 1, 1) }, Left, Report with { DependsOn = ["left"] });
        host.BeforeActivity = (name, _) => name == TaskNames.Plan ? throw new IOException("The source is gone.") : Task.CompletedTask;
        await host.AddFiles(1).OpenAsync();

        var status = await host.RunAsync(Request());

        Assert.Equal(WorkflowRunState.Failed, status.State);
        Assert.Equal(5, host.Activities.Count(name => name == TaskNames.Plan));
    }

    [Fact]
    public async Task Run_WithAStartTime_IsPendingUntilThenAndCanBeStopped()
    {
        await using var host = await Host(Plan, Left, Report with { DependsOn = ["left"] }).AddFiles(3).OpenAsync();
        var later = await host.Manager.StartWorkflowAsync(Request() with { StartAt = DateTimeOffset.MaxValue.AddYears(-1) });
        var soon = await host.Manager.StartWorkflowAsync(Request() with { StartAt = TimeProvider.System.GetUtcNow().AddMilliseconds(300) });

        Assert.Equal(WorkflowRunState.Succeeded, (await host.FinishAsync(soon)).State);
        var pending = await host.UntilAsync(later, status => status.WaitsFor.Count > 0);
        Assert.Equal((WorkflowRunState.Pending, null), (pending.State, pending.CurrentStep));
        Assert.StartsWith("the start at ", pending.WaitsFor.Single(), StringComparison.Ordinal);
        Assert.True(await host.Manager.StopWorkflowAsync(later));
        var stopped = await host.FinishAsync(later);
        Assert.Equal((WorkflowRunState.Stopped, null), (stopped.State, stopped.Failure));
    }

    private static WorkflowHost Host(params TemplateStep[] steps) =>
        new([new WorkflowTemplate("graph", "", [], steps)]) { Configure = ManyPages };

    private static WorkflowRequest Request(int? parallel = null) =>
        new()
        {
            Template = "graph",
            Source = new SourceRequest { Uri = "/source" },
            MaxParallelBatches = parallel,
            Batches = new BatchPolicyRequest { MaxFiles = 1 },
        };
}
