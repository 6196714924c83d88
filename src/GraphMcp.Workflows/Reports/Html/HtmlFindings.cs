using GraphMcp.Processing.Processors;

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
                $"<article class=\"{(file.Result.State == FileState.Failed ? "bad" : "")}\"><a href=\"#{HtmlFiles.Anchor(file.Result.Path)}\">"
            );
            HtmlFiles.AppendPath(html, file.Result.Path);
            html.Append($"</a>");
            AppendList(html, file);
            html.Append($"</article>\n");
            await html.WriteToAsync(part, cancellationToken);
        }
    }

    /// <summary>Appends a file's findings and its failure.</summary>
    public static void AppendList(HtmlBuilder html, ReportedFile file)
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

        foreach (var finding in file.Findings)
        {
            html.Append($"<li><span class=\"badge warn\">{finding.Code}</span> {finding.Message}");
            AppendPlace(html, file, finding);
            html.Append($"</li>");
        }

        html.Append($"</ul>");
    }

    private static void AppendPlace(HtmlBuilder html, ReportedFile file, Finding finding)
    {
        if (string.Equals(finding.Kind, "file", StringComparison.Ordinal))
        {
            return;
        }

        var references = file
            .Result.References.Where(reference => reference.Line == finding.Line && reference.Context.Length > 0)
            .ToArray();
        html.Append($"<span class=\"place\"><span class=\"at\">{finding.Line:D}</span>");
        if (references.Length > 0)
        {
            html.Append($"<code>")
                .AppendMarked(references[0].Context, [.. references.Select(reference => reference.Text)])
                .Append($"</code>");
        }

        html.Append($"</span>");
    }
}
