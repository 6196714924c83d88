using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Functions;

/// <summary>Hands out the report of a workflow, in each of its forms.</summary>
public sealed class ReportHttpFunctions(IWorkflowManagerFactory managers, ReportReader reports, HttpEdge edge)
{
    /// <summary>Hands out the report in the form that the query (<c>format</c>) or the <c>Accept</c> header asks for, else as JSON.</summary>
    [Function("GetReport")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/report")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client
    ) =>
        edge.RunAsync(() =>
            ReportFormat.Of(request) is { } format
                ? OpenAsync(id, format.FileName, client, request.HttpContext.RequestAborted)
                : Task.FromResult<IActionResult>(NotAcceptable())
        );

    /// <summary>Hands out a file of the report by its name, also one that a plugin's writer wrote.</summary>
    [Function("GetReportFile")]
    public Task<IActionResult> GetFileAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "workflows/{id}/report/{fileName}")] HttpRequest request,
        string id,
        string fileName,
        [DurableClient] DurableTaskClient client
    ) => edge.RunAsync(() => OpenAsync(id, fileName, client, request.HttpContext.RequestAborted));

    private async Task<IActionResult> OpenAsync(string id, string fileName, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var workflow = await managers.Create(client).GetStatusAsync(id, cancellationToken);
        if (!reports.FileNames.Contains(fileName, StringComparer.Ordinal))
        {
            var detail = $"A report has no such file; it has {string.Join(", ", reports.FileNames)}.";
            return NotFound(detail, "no-such-file", workflow.State);
        }

        return await reports.OpenAsync(workflow.Output, id, fileName, cancellationToken) is { } content
            ? new FileAnswer(content, fileName, ReportFormat.MediaTypeOf(fileName), ReportReader.ContentSecurityPolicyOf(fileName))
            : NotFound(
                $"The workflow '{id}' is {workflow.State}: it has no {fileName} yet, or none any more.",
                "no-report",
                workflow.State
            );
    }

    private static HttpAnswer NotFound(string detail, string code, WorkflowRunState state) =>
        new Problem("Not found", StatusCodes.Status404NotFound, detail, code, state.ToString()).ToAnswer();

    private static HttpAnswer NotAcceptable() =>
        new Problem(
            "Not acceptable",
            StatusCodes.Status406NotAcceptable,
            $"A report is not to be had in any form that the request accepts; ?format= is one of {ReportFormat.Names}.",
            "not-acceptable"
        ).ToAnswer();
}
