using System.Collections.Concurrent;
using System.Threading.Channels;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>The sliding window of batches in flight.</summary>
public sealed class WindowTests
{
    [Fact]
    public async Task Window_WhenOneBatchEnds_StartsTheNextAtOnce()
    {
        await using var batches = new HeldBatches();
        await using var host = batches.Host(10);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 3, maxFiles: 1));

        Assert.Equal([0, 1, 2], await batches.NextAsync(3));
        // No wave: the first batch is never done before the last has started.
        for (var batch = 1; batch < 8; batch++)
        {
            batches.Release(batch);
            Assert.Equal([batch + 2], await batches.NextAsync(1));
        }

        batches.ReleaseAll();
        var status = await host.FinishAsync(id);
        Assert.Equal((10, 3), (status.Totals!.Processed, batches.MostInFlight));
    }

    [Fact]
    public async Task Window_AcrossShards_IsNeverExceeded()
    {
        await using var batches = new HeldBatches(hold: false);
        await using var host = batches.Host(60);
        await host.OpenAsync();

        var status = await host.RunAsync(Request("inventory", parallel: 4, maxFiles: 1));

        Assert.Equal(60, status.Totals!.Processed);
        Assert.InRange(batches.MostInFlight, 2, 4);
    }

    [Fact]
    public async Task Window_GrownWhileRunning_FillsUpWithoutABatchEnding()
    {
        await using var batches = new HeldBatches();
        await using var host = batches.Host(10);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 1, maxFiles: 1));
        Assert.Equal([0], await batches.NextAsync(1));

        Assert.True(await host.Manager.SetMaxParallelBatchesAsync(id, 4));

        Assert.Equal([1, 2, 3], await batches.NextAsync(3));
        Assert.Equal(4, (await host.Manager.GetStatusAsync(id)).MaxParallelBatches);
        batches.ReleaseAll();
        await host.FinishAsync(id);
        Assert.Equal(4, batches.MostInFlight);
    }

    [Fact]
    public async Task Window_ShrunkWhileRunning_HoldsInLaterShardsToo()
    {
        await using var batches = new HeldBatches();
        await using var host = batches.Host(20);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 4, maxFiles: 1));
        Assert.Equal([0, 1, 2, 3], await batches.NextAsync(4));

        await host.Manager.SetMaxParallelBatchesAsync(id, 1);
        await host.UntilSeenAsync(id, revision: 1);
        batches.ReleaseAll();
        await host.FinishAsync(id);

        Assert.Equal(1, batches.MostInFlightInShard(1));
    }

    [Fact]
    public async Task Progress_OfBatchesInFlight_ShowsThem()
    {
        await using var batches = new HeldBatches();
        await using var host = batches.Host(10);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 3, maxFiles: 1));
        await batches.NextAsync(3);

        var status = await host.UntilAsync(id, status => status.Progress.BatchesInFlight == 3);

        Assert.Equal((10, 10, true), (status.Progress.FilesPlanned, status.Progress.BatchesPlanned, status.Progress.PlanComplete));
        Assert.Equal("process", status.CurrentStep);
        batches.ReleaseAll();
        status = await host.FinishAsync(id);
        Assert.Equal((0, 10), (status.Progress.BatchesInFlight, status.Progress.BatchesDone));
    }

    /// <summary>Batches that are held until they are released, and counted while they are in flight.</summary>
    private sealed class HeldBatches(bool hold = true) : IAsyncDisposable
    {
        private readonly Channel<int> started = Channel.CreateUnbounded<int>();
        private readonly ConcurrentDictionary<int, Gate> gates = new();
        private readonly ConcurrentDictionary<int, int> mostByShard = new();
        private readonly Lock counting = new();
        private volatile bool open = !hold;
        private int inFlight;

        public int MostInFlight { get; private set; }

        public int MostInFlightInShard(int shard) => mostByShard[shard];

        public WorkflowHost Host(int files) => new WorkflowHost { Configure = ManyPages, BeforeActivity = HoldAsync }.AddFiles(files);

        public async Task<List<int>> NextAsync(int count)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var batches = new List<int>();
            while (batches.Count < count)
            {
                batches.Add(await started.Reader.ReadAsync(patience.Token));
            }

            return [.. batches.Order()];
        }

        public void Release(int batch) => gates.GetOrAdd(batch, _ => new Gate()).Open();

        public void ReleaseAll()
        {
            open = true;
            foreach (var gate in gates.Values)
            {
                gate.Open();
            }
        }

        public ValueTask DisposeAsync()
        {
            ReleaseAll();
            return default;
        }

        private async Task HoldAsync(string activity, object input)
        {
            if (activity != TaskNames.ProcessBatch)
            {
                return;
            }

            var batch = (BatchInput)input;
            Count(batch.Shard, 1);
            started.Writer.TryWrite(batch.Batch);
            var gate = gates.GetOrAdd(batch.Batch, _ => new Gate());
            await (open ? Task.CompletedTask : gate.PassAsync());
            await Task.Yield();
            Count(batch.Shard, -1);
        }

        private void Count(int shard, int change)
        {
            lock (counting)
            {
                inFlight += change;
                MostInFlight = Math.Max(MostInFlight, inFlight);
                mostByShard[shard] = Math.Max(mostByShard.GetValueOrDefault(shard), inFlight);
            }
        }
    }
}
