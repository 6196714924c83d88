namespace GraphMcp.Workflows.Reports;

/// <summary>A writer whose file is not there.</summary>
/// <param name="Writer">The writer's type.</param>
/// <param name="FileName">Its file, or null where it has no name for one.</param>
/// <param name="Message">What went wrong, without anything that the files hold; the log says more.</param>
public sealed record ReportWriterError(string Writer, string? FileName, string Message);
