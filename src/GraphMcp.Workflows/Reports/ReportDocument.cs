using System.Reflection;
using System.Text.Json;
using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Reports;

/// <summary>A report as its writers get it; secrets are masked in all of it.</summary>
public sealed record ReportDocument
{
    /// <summary>Gets the workflow.</summary>
    public required string WorkflowId { get; init; }

    /// <summary>Gets the template's name.</summary>
    public required string Template { get; init; }

    /// <summary>Gets its resolved parameters.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>Gets the workflow's state.</summary>
    public required WorkflowRunState State { get; init; }

    /// <summary>Gets when it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets when it ended; null while it is paused (a partial report).</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Gets the URI of the folder that the files come from, without user, query and fragment; null where it is not known.</summary>
    public string? SourceUri { get; init; }

    /// <summary>Gets the ids of the process steps that the report covers; with more than one, a file may be there once for each.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Gets the workflow whose finished results this one takes over, or null.</summary>
    public WorkflowLineage? Lineage { get; init; }

    /// <summary>Gets the totals.</summary>
    public required ReportTotals Totals { get; init; }

    /// <summary>Gets the totals of the files with a result, by what they are.</summary>
    public required IReadOnlyDictionary<SourceType, ReportTotals> TotalsBySourceType { get; init; }

    /// <summary>Gets the version of the tool that made it.</summary>
    public string ToolVersion { get; init; } = Version;

    /// <summary>Gets what reads the reported files, from the first one on at each call.</summary>
    public required Func<CancellationToken, IAsyncEnumerable<ReportFile>> Files { get; init; }

    private static string Version { get; } =
        typeof(ReportDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Streams the files that the report lists: those with a reference, a finding or a failure; by page, step and path.</summary>
    /// <remarks>May be called again, also while another call's files are read; a file at a time is in memory.</remarks>
    public IAsyncEnumerable<ReportFile> FilesAsync(CancellationToken cancellationToken) => Files(cancellationToken);

    internal static ReportDocument Of(ReportRequest request, ShardTotals totals, ReportParts parts) =>
        new()
        {
            WorkflowId = request.WorkflowId,
            Template = request.Template,
            Parameters = request.Parameters,
            State = request.State,
            StartedAt = request.StartedAt,
            FinishedAt = request.FinishedAt,
            SourceUri = WithoutSecrets(request.SourceUri),
            Steps = [.. request.Steps.Select(step => step.Id)],
            Lineage = request.Lineage,
            Totals = totals.All,
            TotalsBySourceType = totals.BySourceType,
            Files = parts.ReadFilesAsync,
        };

    /// <summary>A URI's user and query may be its password or signature.</summary>
    private static string? WithoutSecrets(string? uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
            ? parsed.GetComponents(UriComponents.Scheme | UriComponents.HostAndPort | UriComponents.Path, UriFormat.UriEscaped)
            : null;
}
