using System.Text.Json;
using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Tests.Progress;

/// <summary>The books balance: processed + skipped + failed = planned, after any crash, redelivery and loss.</summary>
public sealed class ProgressBooksTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A file ends in one of three ways, and may end in another way in an attempt that vanishes.</summary>
    private static readonly Gen<Model> Workflows = Gen.Select(
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 9], (type, files) => new ModelBatch((SourceType)type, files)).List[1, 4].List[1, 4],
        Gen.Bool.List[1, 3],
        Gen.Int[0, int.MaxValue],
        (pages, skipped, seed) => new Model(pages, skipped, seed)
    );

    [Fact]
    public void Signals_InAnyOrderAndAnyNumberOfTimes_BalanceWithoutAClose() =>
        Workflows.Sample(model =>
        {
            var random = new Random(model.Seed);
            var signals = Signals(model, random);
            AssertBalanced(model, Deliver(model, [.. signals, .. signals.Where(_ => random.Next(3) == 0)], random), closed: false);
        });

    [Fact]
    public void Signals_ThatAreLostBeforeTheClose_BalanceAllTheSame() =>
        Workflows.Sample(model =>
        {
            var random = new Random(model.Seed);
            var signals = Signals(model, random);
            var state = Deliver(model, [.. signals.Where(_ => random.Next(3) > 0)], random);
            state.Close(Totals(model));
            AssertBalanced(model, Deliver(model, signals, random, state), closed: true);
        });

    [Fact]
    public void Signals_InTheOrderOfARun_NeverTellMoreThanIsPlanned() =>
        Workflows.Sample(model =>
        {
            var state = new ProgressState();
            foreach (var signal in Signals(model, new Random(model.Seed)))
            {
                signal(state);
                var progress = ProgressSummary.Compute(state, Start);
                Assert.InRange(progress.Processed + progress.Skipped + progress.Failed, 0, progress.FilesPlanned);
                Assert.All(progress.Steps.Values, step => Assert.InRange(step.Files?.Files ?? 0, 0, step.FilesPlanned ?? 0));
            }

            AssertBalanced(model, state, closed: false);
        });

    /// <summary>All that a run signals: the plan first, then step by step and page by page; attempts vanish, batches are split.</summary>
    private static List<Action<ProgressState>> Signals(Model model, Random random)
    {
        var signals = new List<Action<ProgressState>>();
        signals.Add(state => state.Begin(model.Begun));
        signals.AddRange(
            model.Pages.Select((batches, page) => (Action<ProgressState>)(state => state.Plan(Planned(model, batches, page))))
        );
        foreach (var (step, page) in model.Shards)
        {
            var shard = ShardNumbers.Of(step, page);
            foreach (var (batch, number) in model.Pages[page].Select((batch, number) => (batch, number)))
            {
                signals.AddRange(
                    Vectors(model, batch, shard, number, random)
                        .Select(vector => (Action<ProgressState>)(state => state.Move(new BatchesMoved([vector]))))
                );
            }

            var counts = ByType(model.Pages[page].Select((batch, number) => (batch.Type, model.Final(shard, number, batch.Files))));
            signals.Add(state => state.End(new ShardEnded(shard, model.Pages[page].Count, counts)));
        }

        return signals;
    }

    private static IEnumerable<BatchVector> Vectors(Model model, ModelBatch batch, int shard, int number, Random random)
    {
        var at = Start.AddSeconds(random.Next(1_000));
        var vector = new BatchVector(shard, number, 0, 0, Done: false, SourceType.Unknown, new FileCounts(), at);
        yield return vector;
        for (var attempt = 1; attempt <= random.Next(1, 4); attempt++)
        {
            for (var done = 1; done <= random.Next(batch.Files + 1); done++)
            {
                // What an attempt saw that vanished need not be what the next one sees.
                var seen = Model.CountsOf(random.Next(), done);
                yield return vector with
                {
                    Attempt = attempt,
                    Sequence = done,
                    SourceType = batch.Type,
                    Counts = seen,
                    Files = batch.Files,
                };
            }
        }

        var final = model.Final(shard, number, batch.Files);
        yield return vector with
        {
            Attempt = int.MaxValue,
            Done = true,
            SourceType = batch.Type,
            Counts = final,
        };
    }

    /// <summary>Delivers signals in a random order; now and then the state is written and read between two, as by a host that crashes.</summary>
    private static ProgressState Deliver(Model model, List<Action<ProgressState>> signals, Random random, ProgressState? into = null)
    {
        var (state, order) = (into ?? new ProgressState(), signals.ToArray());
        random.Shuffle(order);
        foreach (var signal in order)
        {
            signal(state);
            state = random.Next(4) == 0 ? JsonSerializer.Deserialize<ProgressState>(JsonSerializer.Serialize(state))! : state;
        }

        return state;
    }

    private static void AssertBalanced(Model model, ProgressState state, bool closed)
    {
        var progress = ProgressSummary.Compute(state, Start);
        var totals = Totals(model);
        Assert.Equal(totals.Files, progress.FilesPlanned);
        Assert.Equal(progress.FilesPlanned, progress.Processed + progress.Skipped + progress.Failed);
        Assert.Equal(
            FileCounts.Sum(totals.Counts.Values),
            new FileCounts(progress.Processed, progress.Skipped, progress.Failed, progress.Bytes)
        );
        Assert.Equal((totals.Batches, totals.Batches), (progress.BatchesDone, progress.BatchesPlanned));
        Assert.Equal(FileCounts.Sum(totals.Counts.Values).Bytes, progress.BytesPlanned);
        Assert.Equal((0, true), (progress.BatchesInFlight, progress.PlanComplete));
        Assert.All(progress.BySourceType.Values, type => Assert.Equal(type.Planned, type.Processed + type.Skipped + type.Failed));
        var names = state.Begun is not null || closed;
        foreach (var (id, counts) in totals.Steps.Where(_ => names))
        {
            Assert.Equal(counts, progress.Steps[id].Files);
            Assert.Equal(progress.Steps[id].FilesPlanned, counts.Files);
        }
    }

    private static WorkflowClosed Totals(Model model)
    {
        var done = model
            .Shards.SelectMany(at =>
                model
                    .Pages[at.Page]
                    .Select(
                        (batch, number) =>
                            (at.Step, batch.Type, Counts: model.Final(ShardNumbers.Of(at.Step, at.Page), number, batch.Files))
                    )
            )
            .ToList();
        return new WorkflowClosed(
            done.Sum(batch => batch.Counts.Files),
            done.Count,
            ByType(done.Select(batch => (batch.Type, batch.Counts)))
        )
        {
            Steps = done.GroupBy(batch => batch.Step)
                .ToDictionary(
                    step => Model.IdOf(step.Key),
                    step => FileCounts.Sum(step.Select(batch => batch.Counts)),
                    StringComparer.Ordinal
                ),
        };
    }

    private static Dictionary<SourceType, FileCounts> ByType(IEnumerable<(SourceType Type, FileCounts Counts)> batches) =>
        batches.GroupBy(batch => batch.Type).ToDictionary(type => type.Key, type => FileCounts.Sum(type.Select(batch => batch.Counts)));

    private static PagePlanned Planned(Model model, List<ModelBatch> batches, int page) =>
        new(
            page,
            batches.Sum(batch => batch.Files),
            batches.Count,
            batches.Sum(batch => batch.Files * 10L),
            batches.GroupBy(batch => batch.Type).ToDictionary(type => type.Key, type => type.Sum(batch => batch.Files)),
            page == model.Pages.Count - 1
        );

    private sealed record ModelBatch(SourceType Type, int Files);

    private sealed record Model(List<List<ModelBatch>> Pages, List<bool> SkippedSteps, int Seed)
    {
        public WorkflowBegun Begun { get; } =
            new([
                new StepBegun("plan", StepKind.Plan, Skipped: false),
                .. SkippedSteps.Select((skipped, step) => new StepBegun(IdOf(step), StepKind.Process, skipped)),
            ]);

        public IEnumerable<(int Step, int Page)> Shards =>
            from step in Enumerable.Range(0, SkippedSteps.Count)
            where !SkippedSteps[step]
            from page in Enumerable.Range(0, Pages.Count)
            select (step, page);

        public static string IdOf(int step) => $"step-{step}";

        /// <summary>How the files of a batch have ended in its committed result.</summary>
        public FileCounts Final(int shard, int batch, int files) => CountsOf(Seed ^ (shard * 31) ^ batch, files);

        public static FileCounts CountsOf(int seed, int files)
        {
            var random = new Random(seed);
            var processed = random.Next(files + 1);
            var skipped = random.Next(files - processed + 1);
            return new FileCounts(processed, skipped, files - processed - skipped, files * 10L);
        }
    }
}
