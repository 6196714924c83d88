using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Reports.Html;
using GraphMcp.Workflows.Reports.Markdown;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Reports;

/// <summary>Builds the result folder; what it holds in memory is the listed files of one shard.</summary>
/// <param name="workspaces">Opens the output folder.</param>
/// <param name="writers">Write the files beside the report.</param>
public sealed class ReportBuilder(IWorkspaceProvider workspaces, ReportWriters writers) : IReportBuilder
{
    /// <inheritdoc/>
    public async Task BuildPartAsync(IWorkspace workspace, ReportRequest request, int shard, CancellationToken cancellationToken)
    {
        var parts = new ReportParts(workspace, request);
        if (await parts.FindTotalsAsync(shard, cancellationToken) is not null)
        {
            return;
        }

        var step = request.StepOf(shard).Id;
        var shownStep = request.HasSeveralSteps ? step : null;
        var (totals, listed) = await ReportedShard.ReadAsync(workspace, request.WorkflowId, shard, shownStep, cancellationToken);
        (string Part, Func<Stream, CancellationToken, Task> Write)[] all =
        [
            (ReportParts.JsonFiles, (part, stop) => JsonReport.WriteFilesAsync(part, listed, stop)),
            (ReportParts.MarkdownFindings, (part, stop) => MarkdownReport.WriteFindingsAsync(part, listed, stop)),
            (ReportParts.MarkdownChanges, (part, stop) => MarkdownReport.WriteChangesAsync(part, listed, stop)),
            (ReportParts.HtmlFindings, (part, stop) => HtmlFindings.WriteAsync(part, listed, stop)),
            (ReportParts.HtmlFiles, (part, stop) => HtmlFiles.WriteAsync(part, listed, stop)),
            (ReportParts.Files, (part, stop) => ReportParts.WriteFilesAsync(part, listed, step, stop)),
            (ReportParts.Patch, (part, stop) => WritePatchAsync(workspace, request.WorkflowId, part, listed, stop)),
        ];
        foreach (var (part, write) in all)
        {
            await parts.WriteAsync(shard, part, write, cancellationToken);
        }

        await parts.CommitAsync(shard, totals, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ReportTotals> AssembleAsync(IWorkspace workspace, ReportRequest request, CancellationToken cancellationToken)
    {
        var output = workspaces.Open(request.Output);
        var mark = new SuccessMark(output, request);
        await mark.ClearAsync(cancellationToken);
        var parts = new ReportParts(workspace, request);
        var totals = await parts.SumTotalsAsync(cancellationToken);
        await output.WriteAsync(
            ReportFileNames.Patch,
            (file, stop) => parts.CopyAllAsync(ReportParts.Patch, file, default, stop),
            ownerOnly: true,
            cancellationToken
        );
        var errors = await writers.WriteAsync(ReportDocument.Of(request, totals, parts), output, cancellationToken);
        // report.json comes last, for it is what other programs wait for.
        (string Name, Func<Stream, CancellationToken, Task> Write)[] all =
        [
            (ReportFileNames.Markdown, new MarkdownReport(request, totals, parts, errors).WriteAsync),
            (ReportFileNames.Html, new HtmlReport(request, totals, parts, errors).WriteAsync),
            (ReportFileNames.Json, new JsonReport(request, totals.All, parts, errors).WriteAsync),
        ];
        foreach (var (name, write) in all)
        {
            await output.WriteAsync(name, write, ownerOnly: false, cancellationToken);
        }

        await mark.SetAsync(totals.All, [.. ReportFileNames.Own, .. writers.FileNames], cancellationToken);
        return totals.All;
    }

    private static async Task WritePatchAsync(
        IWorkspace workspace,
        string workflowId,
        Stream part,
        IReadOnlyList<ReportedFile> listed,
        CancellationToken cancellationToken
    )
    {
        foreach (var result in listed.Where(file => file.Change is not null).Select(file => file.Result))
        {
            var path = WorkspacePaths.StagedDiff(workflowId, result.Path, result.BeforeHash!, result.AfterHash!);
            var diff =
                await workspace.ReadAsync(path, cancellationToken)
                ?? throw new WorkflowException(
                    "A staged diff is not in the workspace.",
                    new WorkflowErrorContext { WorkflowId = workflowId, File = result.Path }
                );
            await part.WriteAsync(diff, cancellationToken);
        }
    }
}
