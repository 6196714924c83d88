using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;

namespace GraphMcp.Workflows.Reports.Html;

/// <summary>Writes what a person has to look at.</summary>
internal static class HtmlFindings
{
    /// <summary>Writes the files of a shard that need a person, each with its findings.</summary>
    public static async Task WriteAsync(Stream part, IReadOnlyList<ReportedFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files.Where(file => file.NeedsPerson))
        {
            var html = new HtmlBuilder();
            html.Append(
                $"<article class=\"{(file.Result.State == FileState.Failed ? "bad" : "")}\"><a href=\"#{HtmlFiles.Anchor(file)}\">"
            );
            HtmlFiles.AppendPath(html, file.Result.Path);
            HtmlFiles.AppendStep(html, file);
            html.Append($"</a>");
            AppendList(html, file, withLines: true);
            html.Append($"</article>\n");
            await html.WriteToAsync(part, cancellationToken);
        }
    }

    /// <summary>Appends a file's findings and its failure, where asked to with the lines that they are about.</summary>
    public static void AppendList(HtmlBuilder html, ReportedFile file, bool withLines)
    {
        if (!file.NeedsPerson)
        {
            return;
        }

        html.Append($"<ul class=\"findings\">");
        if (file.Result is { State: FileState.Failed, Error: { } error })
        {
            html.Append($"<li><span class=\"badge bad\">{error.Code}</span> {error.Message}</li>");
        }

        foreach (var same in file.Findings.GroupBy(finding => finding))
        {
            html.Append($"<li><span class=\"badge warn\">{same.Key.Code}</span> {same.Key.Message}");
            if (same.Skip(1).Any())
            {
                html.Append($" <span class=\"count\">×{same.Count()}</span>");
            }

            if (same.Key.Kind is not ("file" or "path"))
            {
                AppendPlace(html, same.Key.Line, withLines ? file.Result.References : []);
            }

            html.Append($"</li>");
        }

        html.Append($"</ul>");
    }

    private static void AppendPlace(HtmlBuilder html, int line, IReadOnlyList<Reference> references)
    {
        var here = references.Where(reference => reference.Line == line && reference.Context.Length > 0).ToArray();
        if (here.Length == 0)
        {
            html.Append($" <span class=\"count\">line {line:D}</span>");
            return;
        }

        html.Append($"<span class=\"place\"><span class=\"at\">{line:D}</span><code>");
        html.AppendMarked(here[0].Context, [.. here.Select(reference => reference.Text)]).Append($"</code></span>");
    }
}
