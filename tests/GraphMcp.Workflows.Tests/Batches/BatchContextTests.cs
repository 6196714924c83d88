using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Progress;
using Microsoft.Extensions.Time.Testing;

namespace GraphMcp.Workflows.Tests.Batches;

/// <summary>What a batch tells while it runs.</summary>
public sealed class BatchContextTests
{
    [Fact]
    public async Task CountAsync_OfALongBatch_ReportsOnceASecond()
    {
        var (clock, sink) = (new FakeTimeProvider(), new Sink());
        var batch = new BatchContext(new BatchInput("/workspace", "w", 2, 7), 200, attempt: 3, clock, sink);

        for (var file = 0; file < 100; file++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(50));
            await batch.CountAsync(file % 10 == 0 ? FileState.Failed : FileState.Processed, 5, SourceType.Sql, default);
        }

        Assert.Equal(
            [(3, 1, 20L), (3, 2, 40L), (3, 3, 60L), (3, 4, 80L), (3, 5, 100L)],
            sink.Reports.Select(r => (r.Attempt, r.Sequence, r.Counts.Files))
        );
        Assert.Equal(new FileCounts(90, 0, 10, 500), sink.Reports[^1].Counts);
        Assert.All(
            sink.Reports,
            report => Assert.Equal((2, 7, false, SourceType.Sql), (report.Shard, report.Batch, report.Done, report.SourceType))
        );
    }

    [Fact]
    public async Task CountAsync_OfAShortBatch_ReportsNothing()
    {
        var (clock, sink) = (new FakeTimeProvider(), new Sink());
        var batch = new BatchContext(new BatchInput("/workspace", "w", 0, 0), 2, attempt: 1, clock, sink);

        clock.Advance(TimeSpan.FromMilliseconds(999));
        await batch.CountAsync(FileState.Processed, 5, SourceType.Sql, default);

        Assert.Empty(sink.Reports);
        Assert.Equal("w/0/00000", batch.BatchId);
    }

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
