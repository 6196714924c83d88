using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphMcp.Functions.Http;

/// <summary>A form in which a report is asked for.</summary>
/// <param name="Name">How a query asks for it.</param>
/// <param name="FileName">The file that holds it.</param>
/// <param name="MediaType">Its media type, by which an <c>Accept</c> header asks for it.</param>
internal sealed record ReportFormat(string Name, string FileName, string MediaType)
{
    private const string Unknown = "application/octet-stream";

    private static readonly ReportFormat[] All =
    [
        new("json", ReportFileNames.Json, "application/json"),
        new("html", ReportFileNames.Html, "text/html"),
        new("md", ReportFileNames.Markdown, "text/markdown"),
        new("patch", ReportFileNames.Patch, "text/x-diff"),
        new("sarif", ReportFileNames.Sarif, "application/sarif+json"),
        new("csv", ReportFileNames.Csv, "text/csv"),
        new("junit", ReportFileNames.JUnit, "application/xml"),
    ];

    /// <summary>Gets the names of all formats.</summary>
    public static string Names => string.Join(", ", All.Select(format => format.Name));

    /// <summary>Returns the format that a request asks for, by its query before its header; null when it accepts none of them.</summary>
    /// <exception cref="WorkflowRequestException">The query names no format.</exception>
    public static ReportFormat? Of(HttpRequest request) =>
        request.Query.TryGetValue("format", out var asked)
            ? Array.Find(All, format => asked.Count == 1 && format.Name == asked[0])
                ?? throw new WorkflowRequestException($"'format' must be one of {Names}.")
            : Accepted(request);

    /// <summary>Returns the media type of a file; one that is no format's is data.</summary>
    public static string MediaTypeOf(string fileName) =>
        Array.Find(All, format => format.FileName == fileName)?.MediaType
        ?? Path.GetExtension(fileName).ToLowerInvariant() switch
        {
            ".json" => "application/json",
            ".txt" or ".md" => "text/plain",
            ".csv" => "text/csv",
            ".xml" => "application/xml",
            ".sarif" => "application/sarif+json",
            _ => Unknown,
        };

    private static ReportFormat? Accepted(HttpRequest request)
    {
        var headers = request.Headers.Accept;
        if (headers.Count == 0 || !MediaTypeHeaderValue.TryParseList(headers, out var wanted))
        {
            return All[0];
        }

        return wanted
            .Where(type => type.Quality is not 0)
            .OrderByDescending(type => type.Quality ?? 1)
            .ThenByDescending(type =>
                type.MatchesAllTypes ? 0
                : type.MatchesAllSubTypes ? 1
                : 2
            )
            .Select(type => Array.Find(All, format => new MediaTypeHeaderValue(format.MediaType).IsSubsetOf(WithoutQuality(type))))
            .FirstOrDefault(format => format is not null);
    }

    private static MediaTypeHeaderValue WithoutQuality(MediaTypeHeaderValue type) => new(type.MediaType);
}
