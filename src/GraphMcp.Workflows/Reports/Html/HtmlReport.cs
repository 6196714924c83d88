using System.Security.Cryptography;
using System.Text;

namespace GraphMcp.Workflows.Reports.Html;

/// <summary>Writes report.html: one page that needs nothing else, not even a script to be read.</summary>
internal sealed class HtmlReport(ReportRequest request, ShardTotals totals, ReportParts parts, IReadOnlyList<ReportWriterError> errors)
{
    private readonly ReportTotals all = totals.All;

    private static readonly string Script = Convert.ToBase64String(
        SHA256.HashData(Encoding.UTF8.GetBytes(HtmlBuilder.Resource("report.js")))
    );

    /// <summary>Gets the policy for the page where a server sends it: the page's own, alone in its frame and cut off from the server.</summary>
    public static string ContentSecurityPolicy =>
        $"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Script}'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; sandbox allow-scripts";

    /// <summary>Writes the document.</summary>
    public async Task WriteAsync(Stream file, CancellationToken cancellationToken)
    {
        var html = new HtmlBuilder();
        AppendHead(html);
        AppendHeader(html);
        AppendTiles(html);
        AppendSourceTypes(html);
        html.Append(
            $"<details class=\"section\" open><summary><h2>For a person <span class=\"count\">{all.Findings + all.Failed}</span></h2></summary>"
        );
        if (all.Findings + all.Failed == 0)
        {
            html.Append($"<p>Nothing is left for a person.</p>");
        }

        await html.WriteToAsync(file, cancellationToken);
        await parts.CopyAllAsync(ReportParts.HtmlFindings, file, default, cancellationToken);

        html = new HtmlBuilder();
        html.Append($"</details>\n");
        AppendFilter(html);
        await html.WriteToAsync(file, cancellationToken);
        await parts.CopyAllAsync(ReportParts.HtmlFiles, file, default, cancellationToken);

        html = new HtmlBuilder();
        html.Append($"<p id=\"none\" hidden>No file fits the filter.</p></section></main><script>").AppendResource("report.js");
        html.Append($"</script></body></html>\n");
        await html.WriteToAsync(file, cancellationToken);
    }

    private void AppendHead(HtmlBuilder html)
    {
        html.Append($"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" ");
        html.Append(
            $"content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{Script}'; base-uri 'none'; form-action 'none'\">"
        );
        html.Append(
            $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">"
        );
        html.Append(
            $"<meta name=\"robots\" content=\"noindex\"><title>{request.Template}: {ReportWording.Title(request.State)}</title><style>"
        );
        html.AppendResource("report.css").Append($"</style></head><body>");
    }

    private void AppendHeader(HtmlBuilder html)
    {
        html.Append($"<header><div class=\"in\"><p class=\"what\">GraphMcp report</p><h1>{request.Template}");
        html.Append($" <span class=\"state {request.State.ToString()}\">{ReportWording.Title(request.State)}</span></h1>");
        html.Append($"<p class=\"result\">{ReportWording.Result(all)}</p>");
        if (ReportWording.Missing(request, all) is { } missing)
        {
            html.Append($"<p class=\"missing\">{missing}</p>");
        }

        foreach (var error in errors)
        {
            html.Append($"<p class=\"missing\">{ReportWording.Failed(error)}</p>");
        }

        html.Append($"<dl>");
        foreach (var (name, value) in request.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal))
        {
            AppendFact(html, name, value.ToString());
        }

        AppendFact(html, "workflow", request.WorkflowId);
        if (request.Lineage is { } lineage)
        {
            AppendFact(html, ReportWording.Origin(lineage), ReportWording.Parent(lineage));
        }

        AppendFact(html, "started", ReportWording.Time(request.StartedAt));
        if (request.FinishedAt is { } finished)
        {
            AppendFact(html, "finished", ReportWording.Time(finished));
            AppendFact(html, "took", ReportWording.Duration(finished - request.StartedAt));
        }

        html.Append($"</dl></div></header>\n<main>");
    }

    private static void AppendFact(HtmlBuilder html, string name, string value) =>
        html.Append($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private void AppendTiles(HtmlBuilder html)
    {
        var left = Math.Max(0, all.References - all.RemovedReferences - all.AnnotatedReferences);
        html.Append($"<section class=\"tiles\"><div class=\"tile wide\"><b>{all.References}</b> references in {all.MatchedFiles} files");
        if (all.References > 0)
        {
            html.Append($"<div class=\"bar\">");
            AppendShare(html, "removed", all.RemovedReferences);
            AppendShare(html, "annotated", all.AnnotatedReferences);
            AppendShare(html, "left", left);
            html.Append($"</div>");
        }

        html.Append(
            $"<p class=\"key\"><i class=\"removed\"></i>{all.RemovedReferences} removed <i class=\"annotated\"></i>{all.AnnotatedReferences} annotated"
        );
        html.Append($" <i class=\"left\"></i>{left} as they were</p></div>");
        AppendTile(
            html,
            all.Findings > 0 ? "warn" : "",
            all.Findings,
            "left for a person",
            $"in {ReportWording.Number(all.FilesWithFindings)} files"
        );
        AppendTile(html, "", all.ChangedFiles, "changed files", "in changes.patch");
        AppendTile(html, "", all.PossibleReferences, "possible references", "reported, never edited");
        AppendTile(
            html,
            all.Failed > 0 ? "bad" : "",
            all.Files,
            "planned files",
            $"{ReportWording.Number(all.Processed)} processed, {ReportWording.Number(all.Skipped)} skipped, {ReportWording.Number(all.Failed)} failed"
        );
        html.Append($"</section>\n");
    }

    private static void AppendShare(HtmlBuilder html, string name, long count)
    {
        if (count > 0)
        {
            html.Append($"<span class=\"{name}\" style=\"flex-grow:{count:D}\"></span>");
        }
    }

    private static void AppendTile(HtmlBuilder html, string mood, long count, string what, string detail) =>
        html.Append($"<div class=\"tile {mood}\"><b>{count}</b> {what}<p>{detail}</p></div>");

    private void AppendSourceTypes(HtmlBuilder html)
    {
        html.Append(
            $"<section><h2>By source type</h2><div class=\"scroll\"><table><thead><tr><th>Source type</th><th>Files</th><th>With references</th>"
        );
        html.Append($"<th>References</th><th>Removed</th><th>Annotated</th><th>Changed files</th><th>Findings</th></tr></thead><tbody>");
        foreach (var (type, count) in totals.BySourceType)
        {
            html.Append($"<tr><th>{ReportWording.Title(type)}</th>");
            long[] cells =
            [
                count.Files,
                count.MatchedFiles,
                count.References,
                count.RemovedReferences,
                count.AnnotatedReferences,
                count.ChangedFiles,
                count.Findings,
            ];
            foreach (var cell in cells)
            {
                html.Append($"<td class=\"{(cell == 0 ? "zero" : "")}\">{cell}</td>");
            }

            html.Append($"</tr>");
        }

        html.Append($"</tbody></table></div></section>\n");
    }

    private static void AppendFilter(HtmlBuilder html)
    {
        html.Append($"<section id=\"files\"><h2>Files <span class=\"count\" id=\"shown\"></span></h2><form id=\"filter\" hidden>");
        html.Append($"<input type=\"search\" placeholder=\"Filter by path, kind or text\" aria-label=\"Filter\"><div class=\"choices\">");
        (string Trait, string Label)[] choices =
        [
            ("", "All"),
            ("changed", "Changed"),
            ("person", "For a person"),
            ("possible", "Possible"),
            ("failed", "Failed"),
        ];
        foreach (var (trait, label) in choices)
        {
            html.Append($"<label><input type=\"radio\" name=\"is\" value=\"{trait}\"><span>{label}</span></label>");
        }

        html.Append($"</div></form>\n");
    }
}
