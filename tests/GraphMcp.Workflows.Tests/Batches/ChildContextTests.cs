using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Progress;
using Microsoft.Extensions.Time.Testing;

namespace GraphMcp.Workflows.Tests.Batches;

/// <summary>Parts of a batch that are counted for themselves: they count in their parents, and never twice.</summary>
public sealed class ChildContextTests
{
    [Fact]
    public void CreateChildContext_OfABatch_HasItsOwnNameTotalAndMetadata()
    {
        var batch = Batch(100);
        batch.Metadata["team"] = "air";

        var child = batch.CreateChildContext("first", 60);
        var rest = batch.CreateChildContext("rest");
        child.Metadata["team"] = "sea";

        Assert.Equal(("w/0/00007/first", 60, 3), (child.BatchId, child.TotalFiles, child.Attempt));
        Assert.Equal(("w/0/00007/rest", 40), (rest.BatchId, rest.TotalFiles));
        Assert.Equal(("air", "air", "sea"), (batch.Metadata["team"], rest.Metadata["team"], child.Metadata["team"]));
        Assert.Same(child, batch.CreateChildContext("first", 5));
        Assert.Equal("w/0/00007/first/inner", child.CreateChildContext("inner").BatchId);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a/b")]
    public void CreateChildContext_WithAMalformedName_Throws(string name) =>
        Assert.Throws<ArgumentException>(() => Batch(10).CreateChildContext(name));

    [Fact]
    public async Task CountAsync_OfAChild_CountsInAllItsParentsAndIsReportedByTheBatch()
    {
        var (clock, sink) = (new FakeTimeProvider(), new Sink());
        var batch = new BatchContext(new BatchInput("/workspace", "w", 0, 7), 100, attempt: 3, clock, sink);
        var child = batch.CreateChildContext("first", 60);
        var inner = child.CreateChildContext("inner", 20);

        await inner.CountAsync(FileState.Failed, 5, SourceType.Sql, default);
        clock.Advance(TimeSpan.FromSeconds(1));
        await batch.CountAsync(FileState.Processed, 5, SourceType.Sql, default);

        Assert.Equal(new FileCounts(0, 0, 1, 5), child.Counts);
        var report = Assert.Single(sink.Reports);
        Assert.Equal(
            (7, 3, 1, 100, new FileCounts(1, 0, 1, 10)),
            (report.Batch, report.Attempt, report.Sequence, report.Files, report.Counts)
        );
    }

    [Fact]
    public void Counts_WhereAParentCountsItsChildrensFilesToo_HoldEachOnce()
    {
        var batch = Batch(100);
        var child = batch.CreateChildContext("first", 60);
        child.Advance(new FileCounts(50, 0, 5));

        batch.Advance(new FileCounts(30));
        Assert.Equal(new FileCounts(80, 0, 5), batch.Counts);
        batch.Advance(new FileCounts(70));
        Assert.Equal(new FileCounts(90, 0, 5), batch.Counts);
        batch.Advance(new FileCounts(93, 0, 7));
        Assert.Equal(new FileCounts(93, 0, 7), batch.Counts);
    }

    /// <summary>Every file is in one part and counted there, by its parents, or by both; in the end each counts once, whoever counted it.</summary>
    [Fact]
    public void Counts_OfAnyTreeOfParts_NeverCountAFileTwiceAndInTheEndAll() =>
        Gen.Select(Gen.Int[1, 60], Gen.Int[0, 3].Array[1, 12], Gen.Int[0, int.MaxValue])
            .Sample(
                (files, shape, seed) =>
                {
                    var (random, batch) = (new Random(seed), Batch(files));
                    var all = new List<BatchContext> { batch };
                    foreach (var parent in shape)
                    {
                        var from = all[parent % all.Count];
                        all.Add(from.CreateChildContext($"part-{all.Count}", random.Next((from.TotalFiles / 2) + 1)));
                    }

                    var before = 0L;
                    for (var step = 0; step < 200; step++)
                    {
                        var context = all[random.Next(all.Count)];
                        context.Advance(new FileCounts(random.Next(context.TotalFiles + 1)));
                        Assert.InRange(batch.Counts.Files, before, files);
                        before = batch.Counts.Files;
                    }

                    all.ForEach(context => context.Advance(new FileCounts(context.TotalFiles)));
                    Assert.All(all, context => Assert.Equal(context.TotalFiles, context.Counts.Files));
                }
            );

    private static BatchContext Batch(int files) => new(new BatchInput("/workspace", "w", 0, 7), files, attempt: 3, new FakeTimeProvider());

    private sealed class Sink : IBatchProgressSink
    {
        public List<BatchVector> Reports { get; } = [];

        public ValueTask ReportAsync(BatchVector vector, CancellationToken cancellationToken)
        {
            Reports.Add(vector);
            return default;
        }
    }
}
