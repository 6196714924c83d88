using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Reports;

/// <summary>All writers of this host: the built-in ones first, so that nobody takes their names.</summary>
public sealed partial class ReportWriters
{
    private readonly List<(string FileName, IReportWriter Writer, bool IsOurs)> writers = [];
    private readonly List<ReportWriterError> refused = [];
    private readonly PartCatalog<IReportWriter> parts;
    private readonly PartCalls<IReportWriter> calls;
    private readonly ILogger<ReportWriters> logger;

    /// <summary>Takes the writers whose names are fit.</summary>
    public ReportWriters(
        PartCatalog<IReportWriter> parts,
        IOptions<WorkflowOptions> options,
        TimeProvider clock,
        ILogger<ReportWriters> logger
    )
    {
        (this.parts, this.logger) = (parts, logger);
        calls = new PartCalls<IReportWriter>(TimeSpan.FromSeconds(options.Value.ReportWriterSeconds), clock);
        foreach (var part in parts.All.OrderBy(part => part.Origin.Kind))
        {
            Take(part.Instance, part.Origin.Kind == PartOriginKind.BuiltIn);
        }
    }

    /// <summary>Gets the names of the files that the writers write.</summary>
    public IEnumerable<string> FileNames => writers.Select(writer => writer.FileName);

    /// <summary>Has every writer write its file; returns those that could not.</summary>
    internal async Task<IReadOnlyList<ReportWriterError>> WriteAsync(
        ReportDocument report,
        IWorkspace output,
        CancellationToken cancellationToken
    )
    {
        var errors = refused.ToList();
        foreach (var (name, writer, isOurs) in writers)
        {
            try
            {
                // Ours take as long as the report is large; of others nobody knows whether they ever end.
                Func<Stream, CancellationToken, Task> write = isOurs
                    ? (file, stop) => writer.WriteAsync(report, file, stop)
                    : (file, stop) => WriteTimedAsync(writer, report, file, stop);
                await output.WriteAsync(name, write, writer.OwnerOnly, cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // A writer may be anyone's: whatever it throws costs its own file only. One that an earlier report left would be believed.
                LogFailed(exception, name, report.WorkflowId);
                parts.Fail(writer, exception);
                errors.Add(
                    Error(writer, name, exception is PluginException ? exception.Message : $"It failed: {exception.GetType().Name}.")
                );
                await output.DeleteAsync(name, cancellationToken);
            }
        }

        return errors;
    }

    private Task WriteTimedAsync(IReportWriter writer, ReportDocument report, Stream file, CancellationToken cancellationToken) =>
        calls.IsLeftBehind(writer)
            ? throw new PluginException("It still writes an earlier report's file.")
            : calls.RunAsync(writer, stop => writer.WriteAsync(report, file, stop), cancellationToken);

    private void Take(IReportWriter writer, bool isOurs)
    {
        string? name = null;
        string? fault;
        try
        {
            name = writer.FileName;
            fault = FaultOf(name);
        }
        catch (Exception exception)
        {
            fault = $"It has no file name: {exception.GetType().Name}.";
        }

        if (fault is null)
        {
            writers.Add((name!, writer, isOurs));
        }
        else
        {
            LogRefused(TypeOf(writer), fault);
            refused.Add(Error(writer, name, fault));
        }
    }

    private string? FaultOf(string name) =>
        !ReportFileNames.IsValid(name) ? "Its file name must be a letter or digit, then letters, digits, '.', '_' and '-', at most 100."
        : ReportFileNames.Own.Concat(FileNames).Contains(name, StringComparer.OrdinalIgnoreCase) ? "Its file name is taken."
        : null;

    private static ReportWriterError Error(IReportWriter writer, string? fileName, string message) =>
        new(TypeOf(writer), fileName, message);

    private static string TypeOf(IReportWriter writer) => writer.GetType().FullName ?? writer.GetType().Name;

    [LoggerMessage(Level = LogLevel.Error, Message = "The report writer of {FileName} failed for workflow {WorkflowId}")]
    private partial void LogFailed(Exception exception, string fileName, string workflowId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The report writer {Writer} is not used: {Fault}")]
    private partial void LogRefused(string writer, string fault);
}
