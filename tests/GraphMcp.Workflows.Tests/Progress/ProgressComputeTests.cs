using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Tests.Progress;

/// <summary>What the progress entity makes of its numbers: rates, times of arrival, batches in flight.</summary>
public sealed class ProgressComputeTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Compute_OfASteadyRun_TellsRateAndEta()
    {
        var state = new ProgressState();
        state.Plan(Planned(0, 1_000, isLast: true));
        state.Move(new BatchesMoved([Vector(0, 0, 0, 0, done: false, new FileCounts())]));
        for (var second = 1; second <= 40; second++)
        {
            state.Move(new BatchesMoved([Vector(0, second, 1, 0, done: true, new FileCounts(10)) with { At = Start.AddSeconds(second) }]));
        }

        var progress = ProgressSummary.Compute(state, Start.AddSeconds(40));

        Assert.Equal((10.0, 10.0), (progress.FilesPerSecond, progress.FilesPerSecondOverall));
        Assert.Equal((Start.AddSeconds(100), "last-minute rate", null), (progress.Eta, progress.EtaBasis, progress.NoEtaBecause));
    }

    [Fact]
    public void Compute_LongAfterAnythingWasHeard_TellsTheOverallRate()
    {
        var state = new ProgressState();
        state.Plan(Planned(0, 1_000, isLast: true));
        state.Move(new BatchesMoved([Vector(0, 0, 0, 0, done: false, new FileCounts())]));
        state.Move(new BatchesMoved([Vector(0, 0, 1, 0, done: true, new FileCounts(100)) with { At = Start.AddSeconds(50) }]));

        var progress = ProgressSummary.Compute(state, Start.AddSeconds(200));

        Assert.Equal((0.0, 2.0), (progress.FilesPerSecond, progress.FilesPerSecondOverall));
        Assert.Equal((Start.AddSeconds(200 + 450), "overall rate"), (progress.Eta, progress.EtaBasis));
    }

    [Fact]
    public void Compute_OfAnAttemptThatStartsOver_CountsItsFilesOnceInTheRate()
    {
        var state = new ProgressState();
        state.Plan(Planned(0, 1_000, isLast: true));
        state.Move(new BatchesMoved([Vector(0, 0, 0, 0, done: false, new FileCounts())]));
        state.Move(new BatchesMoved([Vector(0, 0, 1, 9, done: false, new FileCounts(90)) with { At = Start.AddSeconds(10) }]));
        state.Move(new BatchesMoved([Vector(0, 0, 2, 1, done: false, new FileCounts(10)) with { At = Start.AddSeconds(20) }]));
        state.Move(new BatchesMoved([Vector(0, 0, 2, 9, done: true, new FileCounts(100)) with { At = Start.AddSeconds(40) }]));

        Assert.Equal(100 / 40.0, ProgressSummary.Compute(state, Start.AddSeconds(40)).FilesPerSecond);
    }

    [Fact]
    public void Compute_WithBatchesInFlight_TellsEachOfThem()
    {
        var state = new ProgressState();
        state.Begin(Begun(("plan", StepKind.Plan, false), ("scan", StepKind.Process, false), ("edit", StepKind.Process, false)));
        state.Move(new BatchesMoved([Vector(5_002, 7, 2, 3, done: false, new FileCounts(30, 2, 1)) with { Files = 200 }]));
        state.Move(new BatchesMoved([Vector(1, 9, 0, 0, done: false, new FileCounts())]));

        Assert.Equal(
            [
                new BatchProgress("w/1/00009", "scan", 0, new FileCounts(), null, SourceType.Code, Start),
                new BatchProgress("w/5002/00007", "edit", 2, new FileCounts(30, 2, 1), 200, SourceType.Code, Start),
            ],
            ProgressSummary.Compute(state, Start, "w").InFlight
        );
    }

    [Theory]
    [InlineData(false, false, "the plan is not complete")]
    [InlineData(true, false, "no file is done yet")]
    [InlineData(true, true, "the workflow has ended")]
    public void Compute_WhereNoEtaCanBeTold_TellsWhy(bool planned, bool closed, string why)
    {
        var state = new ProgressState();
        state.Plan(Planned(0, 1_000, isLast: planned));
        if (closed)
        {
            state.Close(new WorkflowClosed(1_000, 1, new Dictionary<SourceType, FileCounts>()));
        }

        var progress = ProgressSummary.Compute(state, Start);

        Assert.Equal((null, null, why), (progress.Eta, progress.EtaBasis, progress.NoEtaBecause));
    }

    [Fact]
    public void Compute_WithASkippedProcessStep_PlansNothingForIt()
    {
        var state = new ProgressState();
        state.Begin(Begun(("plan", StepKind.Plan, false), ("scan", StepKind.Process, false), ("edit", StepKind.Process, true)));
        state.Plan(Planned(0, 100, isLast: true));

        var progress = ProgressSummary.Compute(state, Start);

        Assert.Equal(100, progress.FilesPlanned);
        Assert.Equal((0L, 0), (progress.Steps["edit"].FilesPlanned, progress.Steps["edit"].Pages));
    }

    [Fact]
    public void Compute_BeforeThePlanIsComplete_TellsNoEta()
    {
        var state = new ProgressState();
        state.Plan(Planned(1, 100, isLast: true));
        state.Move(new BatchesMoved([Vector(0, 0, 0, 0, done: false, new FileCounts())]));
        state.Move(new BatchesMoved([Vector(0, 0, 1, 0, done: true, new FileCounts(10)) with { At = Start.AddSeconds(1) }]));

        Assert.Equal((false, null), ProgressSummary.Compute(state, Start) is var before ? (before.PlanComplete, before.Eta) : default);
        state.Plan(Planned(0, 100, isLast: false));
        Assert.NotNull(ProgressSummary.Compute(state, Start).Eta);
    }

    private static WorkflowBegun Begun(params (string Id, StepKind Uses, bool Skipped)[] steps) =>
        new([.. steps.Select(step => new StepBegun(step.Id, step.Uses, step.Skipped))]);

    private static PagePlanned Planned(int shard, int files, bool isLast) =>
        new(shard, files, 500, files * 10L, new Dictionary<SourceType, int> { [SourceType.Code] = files }, isLast);

    private static BatchVector Vector(int shard, int batch, int attempt, int sequence, bool done, FileCounts counts) =>
        new(shard, batch, attempt, sequence, done, SourceType.Code, counts, Start);
}
