using System.Text.Json;
using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Tests.Progress;

/// <summary>The progress entity's arithmetic: signals may come late, twice, or before others.</summary>
public sealed class ProgressStateTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<FileCounts> Counts = Gen.Select(
        Gen.Int[0, 50],
        Gen.Int[0, 5],
        Gen.Int[0, 5],
        (processed, skipped, failed) => new FileCounts(processed, skipped, failed, processed * 100)
    );

    private static readonly Gen<SourceType> Type = Gen.Int[2, 4].Select(type => (SourceType)type);

    /// <summary>A shard's batches, each with the vectors that it signals over its life.</summary>
    private static readonly Gen<List<(SourceType Type, FileCounts Final, List<FileCounts> Before)>> Shard = Gen.Select(
        Type,
        Counts,
        Counts.List[0, 3],
        (type, final, before) => (type, final, before)
    ).List[1, 6];

    [Fact]
    public void Signals_InAnyOrderAndTwice_GiveTheSameSums() =>
        Gen.Select(Shard.List[1, 4], Gen.Int[0, 1_000_000])
            .Sample(
                (shards, seed) =>
                {
                    var signals = shards.SelectMany(Signals).ToList();
                    var shuffled = signals.Concat(signals.Where((_, index) => index % 3 == 0)).ToArray();
                    new Random(seed).Shuffle(shuffled);
                    var (ordered, disordered) = (new ProgressState(), new ProgressState());
                    signals.ForEach(signal => signal(ordered));
                    Array.ForEach(shuffled, signal => signal(disordered));

                    AssertSame(ordered, disordered);
                    var expected = shards.SelectMany(shard => shard).Aggregate(new FileCounts(), (sum, batch) => sum + batch.Final);
                    Assert.Equal(expected, Total(disordered));
                }
            );

    [Fact]
    public void Close_AfterAnySignals_HoldsWhateverComesLater() =>
        Gen.Select(Shard.List[1, 4], Gen.Int[0, 1_000_000], Counts)
            .Sample(
                (shards, seed, totals) =>
                {
                    var signals = shards.SelectMany(Signals).ToArray();
                    new Random(seed).Shuffle(signals);
                    var state = new ProgressState();
                    Array.ForEach(signals[..(signals.Length / 2)], signal => signal(state));
                    state.Close(new WorkflowClosed(totals.Files, 7, new Dictionary<SourceType, FileCounts> { [SourceType.Sql] = totals }));
                    Array.ForEach(signals, signal => signal(state));

                    var progress = ProgressTracker.Compute(state, Start.AddDays(1));
                    Assert.Equal(
                        (totals.Files, totals.Files),
                        (progress.FilesPlanned, progress.Processed + progress.Skipped + progress.Failed)
                    );
                    Assert.Equal((7L, 0, true), (progress.BatchesDone, progress.BatchesInFlight, progress.PlanComplete));
                    Assert.Null(progress.Eta);
                }
            );

    [Fact]
    public void State_OfALargeWorkflow_StaysSmall()
    {
        var state = new ProgressState();
        for (var shard = 0; shard < 100; shard++)
        {
            state.Plan(Planned(shard, 20_000, isLast: shard == 99));
            for (var batch = 0; batch < 500; batch++)
            {
                state.Move(new BatchesMoved([Vector(shard, batch, 1, 0, done: true, new FileCounts(40))]));
            }

            if (shard < 99)
            {
                state.End(new ShardEnded(shard, 500, new Dictionary<SourceType, FileCounts> { [SourceType.Code] = new(20_000) }));
            }
        }

        Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(state).Length, 1, 4_000);
        Assert.Equal(2_000_000, ProgressTracker.Compute(state, Start).Processed);
    }

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

        var progress = ProgressTracker.Compute(state, Start.AddSeconds(40));

        Assert.Equal((10.0, 10.0), (progress.FilesPerSecond, progress.FilesPerSecondOverall));
        Assert.Equal(Start.AddSeconds(100), progress.Eta);
    }

    [Fact]
    public void Compute_BeforeThePlanIsComplete_TellsNoEta()
    {
        var state = new ProgressState();
        state.Plan(Planned(1, 100, isLast: true));
        state.Move(new BatchesMoved([Vector(0, 0, 0, 0, done: false, new FileCounts())]));
        state.Move(new BatchesMoved([Vector(0, 0, 1, 0, done: true, new FileCounts(10)) with { At = Start.AddSeconds(1) }]));

        Assert.Equal((false, null), ProgressTracker.Compute(state, Start) is var before ? (before.PlanComplete, before.Eta) : default);
        state.Plan(Planned(0, 100, isLast: false));
        Assert.NotNull(ProgressTracker.Compute(state, Start).Eta);
    }

    [Fact]
    public void Advance_ThatComesLate_NeverGoesBack()
    {
        var state = new ProgressState();
        state.Advance(new StepAdvanced("verify", 3, 4));
        state.Advance(new StepAdvanced("verify", 2, 4));

        Assert.Equal(new StepProgress(3, 4), ProgressTracker.Compute(state, Start).Steps["verify"]);
    }

    [Fact]
    public void State_AsJson_ComesBackAsItWas()
    {
        var state = new ProgressState();
        state.Plan(Planned(0, 10, isLast: true));
        state.Move(
            new BatchesMoved([Vector(0, 0, 1, 2, done: false, new FileCounts(3)), Vector(0, 1, 1, 0, done: true, new FileCounts(4))])
        );

        var read = JsonSerializer.Deserialize<ProgressState>(JsonSerializer.Serialize(state))!;

        AssertSame(state, read);
        read.Move(new BatchesMoved([Vector(0, 1, 9, 9, done: true, new FileCounts(50))]));
        Assert.Equal(7, Total(read).Processed);
    }

    private static IEnumerable<Action<ProgressState>> Signals(
        List<(SourceType Type, FileCounts Final, List<FileCounts> Before)> batches,
        int shard
    )
    {
        yield return state => state.Plan(Planned(shard, 10, isLast: false));
        foreach (var (batch, number) in batches.Select((batch, number) => (batch, number)))
        {
            yield return state => state.Move(new BatchesMoved([Vector(shard, number, 0, 0, done: false, new FileCounts())]));
            foreach (var (counts, sequence) in batch.Before.Select((counts, index) => (counts, index + 1)))
            {
                var vector = Vector(shard, number, 1, sequence, done: false, counts) with { SourceType = batch.Type };
                yield return state => state.Move(new BatchesMoved([vector]));
            }

            var last = Vector(shard, number, int.MaxValue, 0, done: true, batch.Final) with { SourceType = batch.Type };
            yield return state => state.Move(new BatchesMoved([last]));
        }

        if (shard % 2 == 0)
        {
            var totals = batches
                .GroupBy(batch => batch.Type)
                .ToDictionary(type => type.Key, type => type.Aggregate(new FileCounts(), (sum, batch) => sum + batch.Final));
            yield return state => state.End(new ShardEnded(shard, batches.Count, totals));
        }
    }

    private static PagePlanned Planned(int shard, int files, bool isLast) =>
        new(shard, files, 500, files * 10L, new Dictionary<SourceType, int> { [SourceType.Code] = files }, isLast);

    private static BatchVector Vector(int shard, int batch, int attempt, int sequence, bool done, FileCounts counts) =>
        new(shard, batch, attempt, sequence, done, SourceType.Code, counts, Start);

    private static FileCounts Total(ProgressState state) => state.Counts().Values.Aggregate(new FileCounts(), (sum, more) => sum + more);

    private static void AssertSame(ProgressState left, ProgressState right)
    {
        var (first, second) = (ProgressTracker.Compute(left, Start), ProgressTracker.Compute(right, Start));
        Assert.Equal(
            first.BySourceType.Where(type => type.Value != new SourceTypeProgress(0, 0, 0, 0)),
            second.BySourceType.Where(type => type.Value != new SourceTypeProgress(0, 0, 0, 0))
        );
        Assert.Equal(first.Steps, second.Steps);
        var empty = new Dictionary<SourceType, SourceTypeProgress>();
        var none = new Dictionary<string, StepProgress>(StringComparer.Ordinal);
        Assert.Equal(Plain(first), Plain(second));

        WorkflowProgress Plain(WorkflowProgress progress) =>
            progress with
            {
                BySourceType = empty,
                Steps = none,
                FilesPerSecond = 0,
                FilesPerSecondOverall = 0,
            };
    }
}
