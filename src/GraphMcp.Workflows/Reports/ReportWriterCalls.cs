using System.Collections.Concurrent;
using GraphMcp.Workflows.Plugins;

namespace GraphMcp.Workflows.Reports;

/// <summary>Calls writers that may be anyone's: each has its time, and one that does not keep to it is left behind.</summary>
/// <param name="patience">How long a call may take.</param>
/// <param name="clock">The clock.</param>
internal sealed class ReportWriterCalls(TimeSpan patience, TimeProvider clock)
{
    private readonly ConcurrentDictionary<IReportWriter, Task> leftBehind = new(ReferenceEqualityComparer.Instance);

    /// <summary>Has a writer write its file.</summary>
    /// <exception cref="PluginException">It took too long, or still does from an earlier report.</exception>
    public async Task WriteAsync(IReportWriter writer, ReportDocument report, Stream file, CancellationToken cancellationToken)
    {
        if (leftBehind.TryGetValue(writer, out var earlier))
        {
            ThrowUnlessEnded(writer, earlier);
        }

        using var time = new CancellationTokenSource(patience, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        // On a thread of its own: one that never gives its thread back would hold up the report.
        var token = stop.Token;
        var call = Task.Run(() => writer.WriteAsync(report, file, token), CancellationToken.None);
        try
        {
            await call.WaitAsync(token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            leftBehind[writer] = call;
            cancellationToken.ThrowIfCancellationRequested();
            throw new PluginException($"It took longer than {patience.TotalSeconds:0.###} s.");
        }
    }

    private void ThrowUnlessEnded(IReportWriter writer, Task earlier)
    {
        if (!earlier.IsCompleted)
        {
            throw new PluginException("It still writes an earlier report's file.");
        }

        // Whatever it threw then, nobody waited for it any more.
        _ = earlier.Exception;
        leftBehind.TryRemove(writer, out _);
    }
}
