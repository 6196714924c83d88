using GraphMcp.Workflows.Reports;

namespace Faulty;

/// <summary>Throws in the middle of its file.</summary>
public sealed class ThrowingWriter : IReportWriter
{
    /// <inheritdoc/>
    public string FileName => "half.txt";

    /// <inheritdoc/>
    public async Task WriteAsync(ReportDocument report, Stream output, CancellationToken cancellationToken)
    {
        await output.WriteAsync("half"u8.ToArray(), cancellationToken);
        throw new InvalidOperationException("the password is hunter2");
    }
}
