using System.Text.Json;
using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
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

                    var progress = ProgressSummary.Compute(state, Start.AddDays(1));
                    Assert.Equal(
                        (totals.Files, totals.Files),
                        (progress.FilesPlanned, progress.Processed + progress.Skipped + progress.Failed)
                    );
                    Assert.Equal((7L, 0, true), (progress.BatchesDone, progress.BatchesInFlight, progress.PlanComplete));
                    Assert.Null(progress.Eta);
                }
            );

    [Fact]
    public void State_OfTheLargestWorkflow_StaysSmall()
    {
        var state = new ProgressState();
        state.Begin(
            new WorkflowBegun([
                .. Enumerable
                    .Range(0, 20)
                    .Select(step => new StepBegun($"step-{step}", step is 1 or 2 ? StepKind.Process : StepKind.Verify, Skipped: false)),
            ])
        );
        for (var page = 0; page < ShardNumbers.MaxPages; page++)
        {
            state.Plan(Planned(page, 20_000, isLast: page == ShardNumbers.MaxPages - 1));
        }

        var largest = 0;
        for (var page = 0; page < ShardNumbers.MaxPages; page++)
        {
            foreach (var step in new[] { 0, 1 })
            {
                RunShard(state, ShardNumbers.Of(step, page), page % 1_000 == 0 ? 500 : 4);
                largest = Math.Max(largest, JsonSerializer.SerializeToUtf8Bytes(state).Length);
                state.End(
                    new ShardEnded(
                        ShardNumbers.Of(step, page),
                        500,
                        new Dictionary<SourceType, FileCounts> { [SourceType.Code] = new(20_000) }
                    )
                );
            }
        }

        Assert.InRange(largest, 1, 8_000);
        var progress = ProgressSummary.Compute(state, Start);
        Assert.Equal((200_000_000L, 200_000_000L), (progress.FilesPlanned, progress.Processed));
        Assert.Equal((5_000_000L, 5_000_000L), (progress.BatchesPlanned, progress.BatchesDone));

        void RunShard(ProgressState state, int shard, int batches)
        {
            for (var batch = 0; batch < batches; batch++)
            {
                state.Move(new BatchesMoved([Vector(shard, batch, 1, 0, done: batch >= 4, new FileCounts(40))]));
            }
        }
    }

    [Fact]
    public void Begin_ThatComesLateOrNever_ChangesOnlyNames()
    {
        var (told, untold) = (new ProgressState(), new ProgressState());
        foreach (var state in new[] { told, untold })
        {
            state.Plan(Planned(0, 100, isLast: true));
            state.Move(
                new BatchesMoved([
                    Vector(0, 0, 1, 0, done: true, new FileCounts(60)),
                    Vector(5_000, 0, 1, 0, done: true, new FileCounts(30)),
                ])
            );
        }

        told.Begin(Begun(("walk", StepKind.Plan, false), ("scan", StepKind.Process, false), ("edit", StepKind.Process, false)));
        told.Begin(Begun(("other", StepKind.Process, false)));

        var (named, unnamed) = (ProgressSummary.Compute(told, Start), ProgressSummary.Compute(untold, Start));
        Assert.Equal((200L, 90L), (named.FilesPlanned, named.Processed));
        Assert.Equal((200L, 90L), (unnamed.FilesPlanned, unnamed.Processed));
        Assert.Equal(["edit", "scan", "walk"], named.Steps.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["plan", "process", "process-2"], unnamed.Steps.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(named.Steps["edit"], unnamed.Steps["process-2"]);
        Assert.Equal(new StepProgress(0, 1) { FilesPlanned = 100, Files = new FileCounts(30) }, named.Steps["edit"]);
    }

    [Fact]
    public void State_OfAnEarlierVersion_IsReadAsItWas()
    {
        const string Earlier = """
            {"Planned":"AQ==","LastPage":0,"Files":12,"Batches":2,"Bytes":120,"SourceTypes":{"code":12},"EndedShards":"AQ==","EndedBatches":2,
            "Ended":{"code":{"Processed":11,"Skipped":0,"Failed":1,"Bytes":120}},"Shards":{},"Steps":{"verify":{"PagesDone":1,"Pages":1}},
            "Rate":{"Files":{},"First":null,"Last":null},"Closed":true}
            """;

        var progress = ProgressSummary.Compute(JsonSerializer.Deserialize<ProgressState>(Earlier)!, Start);

        Assert.Equal((12L, 11L, 1L, true), (progress.FilesPlanned, progress.Processed, progress.Failed, progress.PlanComplete));
        Assert.Equal(new StepProgress(1, 1) { FilesPlanned = 12, Files = new FileCounts(11, 0, 1, 120) }, progress.Steps["process"]);
    }

    [Fact]
    public void Advance_ThatComesLate_NeverGoesBack()
    {
        var state = new ProgressState();
        state.Advance(new StepAdvanced("verify", 3, 4));
        state.Advance(new StepAdvanced("verify", 2, 4));

        Assert.Equal(new StepProgress(3, 4), ProgressSummary.Compute(state, Start).Steps["verify"]);
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

    private static WorkflowBegun Begun(params (string Id, StepKind Uses, bool Skipped)[] steps) =>
        new([.. steps.Select(step => new StepBegun(step.Id, step.Uses, step.Skipped))]);

    private static PagePlanned Planned(int shard, int files, bool isLast) =>
        new(shard, files, 500, files * 10L, new Dictionary<SourceType, int> { [SourceType.Code] = files }, isLast);

    private static BatchVector Vector(int shard, int batch, int attempt, int sequence, bool done, FileCounts counts) =>
        new(shard, batch, attempt, sequence, done, SourceType.Code, counts, Start);

    private static FileCounts Total(ProgressState state) => state.Counts().Values.Aggregate(new FileCounts(), (sum, more) => sum + more);

    private static void AssertSame(ProgressState left, ProgressState right)
    {
        var (first, second) = (ProgressSummary.Compute(left, Start), ProgressSummary.Compute(right, Start));
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
                InFlight = [],
                FilesPerSecond = 0,
                FilesPerSecondOverall = 0,
            };
    }
}
