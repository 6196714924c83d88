using System.Collections.Concurrent;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Checkpoints;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>What tests do with checkpoints and descendants.</summary>
internal static class LineageHostExtensions
{
    public static WorkflowState Checkpoints(this WorkflowHost host) => host.Get<WorkflowStateFactory>().Create(host.Client);

    /// <summary>Counts the files that processors are asked for from now on; those that are to fail do.</summary>
    public static ConcurrentQueue<string> CountFiles(this WorkflowHost host, Func<string, bool>? fails = null)
    {
        var files = new ConcurrentQueue<string>();
        host.BeforeFile = (file, _) =>
        {
            files.Enqueue(file.Path);
            return fails?.Invoke(file.Path) == true ? throw new FormatException("It cannot be taken.") : Task.CompletedTask;
        };
        return files;
    }

    /// <summary>Returns the names of some of the files that <see cref="WorkflowHostExtensions.AddFiles"/> adds.</summary>
    public static IEnumerable<string> Names(int from, int count) => Enumerable.Range(from, count).Select(file => $"{file:D2}.env");

    /// <summary>What a result says of a file, apart from when and by whom.</summary>
    public static string Gist(this FileResult result) =>
        $"{result.Path} {result.State} {result.References.Count} {result.Change?.Strategy} {result.BeforeHash} {result.AfterHash} {result.Error?.Code}";
}
