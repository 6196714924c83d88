namespace GraphMcp.Workflows.Reports;

/// <summary>Writes a file of its own beside the report: found through dependency injection or loaded from an assembly.</summary>
/// <remarks>
/// Called once for each report, by several workflows at once, so it keeps no state of its own; a report that is repeated replaces its file. A
/// writer that throws is named in the report and harms nobody: its file is then not there. So is one that takes longer than <c>Workflows:ReportWriterSeconds</c>; it is
/// cancelled, and left out of the reports that come until its call has ended.
/// </remarks>
public interface IReportWriter
{
    /// <summary>
    /// Gets the name of its file in the output folder: a letter or digit, then letters, digits, <c>.</c>, <c>_</c> and <c>-</c>; no other writer's
    /// and no report's name, whatever their case.
    /// </summary>
    string FileName { get; }

    /// <summary>Gets whether only the owner may read the file, where the store knows owners.</summary>
    bool OwnerOnly => false;

    /// <summary>Writes all of the file, forwards only; the stream is not the writer's to close.</summary>
    Task WriteAsync(ReportDocument report, Stream output, CancellationToken cancellationToken);
}
