using System.Collections.Concurrent;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Tests.Doubles;

/// <summary>A report that is only its totals, read from committed results.</summary>
internal sealed class TallyReportBuilder : IReportBuilder
{
    public ConcurrentQueue<(ReportRequest Request, int Shard)> Parts { get; } = [];

    public ConcurrentQueue<ReportRequest> Assembled { get; } = [];

    /// <summary>Gets or sets what happens before each part; it may throw.</summary>
    public Func<int, Task> BeforePart { get; set; } = _ => Task.CompletedTask;

    public async Task BuildPartAsync(IWorkspace workspace, ReportRequest request, int shard, CancellationToken cancellationToken)
    {
        await BeforePart(shard);
        Parts.Enqueue((request, shard));
    }

    public async Task<ReportTotals> AssembleAsync(IWorkspace workspace, ReportRequest request, CancellationToken cancellationToken)
    {
        Assembled.Enqueue(request);
        var files = new List<FileResult>();
        var batches = 0;
        foreach (var shard in request.Shards)
        {
            await foreach (var batch in CommittedResults.ReadShardAsync(workspace, request.WorkflowId, shard, cancellationToken))
            {
                files.AddRange(batch.Files);
                batches++;
            }
        }

        return new ReportTotals
        {
            Files = files.Count,
            Batches = batches,
            Processed = files.Count(file => file.State == FileState.Processed),
            Skipped = files.Count(file => file.State == FileState.Skipped),
            Failed = files.Count(file => file.State == FileState.Failed),
            References = files.Sum(file => file.References.Count(reference => reference.Tier != ReferenceTier.Possible)),
            ChangedFiles = files.Count(file => file.Change is not null),
        };
    }
}
