using System.Text.Json;
using GraphMcp.Workflows.Reports.Html;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Reports;

/// <summary>Opens the files of a workflow's report where it was written.</summary>
/// <param name="workspaces">Opens the output folder.</param>
/// <param name="writers">Tell which files may be there beside the report's own.</param>
public sealed class ReportReader(IWorkspaceProvider workspaces, ReportWriters writers)
{
    /// <summary>More than stands before and in the id at the head of report.json.</summary>
    private const int HeadLength = 1024;

    /// <summary>Gets the names of the files that a report of this host may consist of; no other file is ever opened.</summary>
    public IReadOnlyList<string> FileNames { get; } = [.. ReportFileNames.Own, .. writers.FileNames];

    /// <summary>Opens a file of a workflow's report; null when the workflow has none, or none of that name.</summary>
    /// <param name="outputUri">The URI of the workflow's output folder.</param>
    /// <param name="workflowId">The workflow: what lies in the folder may be of another one.</param>
    /// <param name="fileName">One of <see cref="FileNames"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Stream?> OpenAsync(string outputUri, string workflowId, string fileName, CancellationToken cancellationToken)
    {
        if (!FileNames.Contains(fileName, StringComparer.Ordinal))
        {
            return null;
        }

        var output = workspaces.Open(outputUri);
        return await IsOfAsync(output, workflowId, cancellationToken) ? await output.OpenReadAsync(fileName, cancellationToken) : null;
    }

    /// <summary>Returns the policy under which a browser may show a file: the page works, anything else can do nothing at all.</summary>
    public static string ContentSecurityPolicyOf(string fileName) =>
        fileName == ReportFileNames.Html ? HtmlReport.ContentSecurityPolicy : "default-src 'none'; frame-ancestors 'none'; sandbox";

    /// <summary>report.json is written last: where it is of this workflow, all of the report is.</summary>
    private static async Task<bool> IsOfAsync(IWorkspace output, string workflowId, CancellationToken cancellationToken)
    {
        await using var report = await output.OpenReadAsync(ReportFileNames.Json, cancellationToken);
        if (report is null)
        {
            return false;
        }

        var head = new byte[HeadLength];
        var length = await report.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return string.Equals(FindWorkflowId(head.AsSpan(0, length)), workflowId, StringComparison.Ordinal);
    }

    private static string? FindWorkflowId(ReadOnlySpan<byte> head)
    {
        try
        {
            var json = new Utf8JsonReader(head, isFinalBlock: false, state: default);
            return
                json.Read() && json.Read() && json.ValueTextEquals("workflowId"u8) && json.Read() && json.TokenType == JsonTokenType.String
                ? json.GetString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
