using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;

namespace GraphMcp.Workflows.Reports.Html;

/// <summary>Writes every listed file of a shard as a section that opens: its references in their lines, and what was done.</summary>
internal static class HtmlFiles
{
    /// <summary>Writes the sections.</summary>
    public static async Task WriteAsync(Stream part, IReadOnlyList<ReportedFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var html = new HtmlBuilder();
            html.Append($"<details class=\"file\" id=\"{Anchor(file)}\" data-is=\"{Traits(file)}\"><summary>");
            AppendPath(html, file.Result.Path);
            AppendStep(html, file);
            html.Append($"<span class=\"type\">{ReportWording.Title(file.Result.Classification.Type)}</span>");
            AppendBadge(html, file);
            html.Append($"</summary><div class=\"body\"><p>{ReportWording.Outcome(file)}</p>");
            AppendReferences(html, file.Result.References);
            HtmlFindings.AppendList(html, file, withLines: false);
            html.Append($"</div></details>\n");
            await html.WriteToAsync(part, cancellationToken);
        }
    }

    /// <summary>Returns the name by which other places in the page lead to a file.</summary>
    public static string Anchor(ReportedFile file)
    {
        var key = file.Step is { } step ? $"{file.Result.Path}\n{step}" : file.Result.Path;
        return "f" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 8));
    }

    /// <summary>Appends the step that says something of a file, where there are several.</summary>
    public static void AppendStep(HtmlBuilder html, ReportedFile file)
    {
        if (file.Step is { } step)
        {
            html.Append($"<span class=\"type\">{step}</span>");
        }
    }

    /// <summary>Appends a path whose last part stands out.</summary>
    public static void AppendPath(HtmlBuilder html, string path)
    {
        var visible = ReportWording.Visible(path);
        var name = visible.LastIndexOf('/') + 1;
        html.Append($"<span class=\"path\">{visible[..name]}<b>{visible[name..]}</b></span>");
    }

    /// <summary>What the page's filter asks for.</summary>
    private static string Traits(ReportedFile file)
    {
        (bool Has, string Trait)[] traits =
        [
            (file.Change is not null, "changed"),
            (file.NeedsPerson, "person"),
            (file.Result.State == FileState.Failed, "failed"),
            (file.Result.References.Any(reference => reference.Tier == ReferenceTier.Possible), "possible"),
        ];
        return string.Join(' ', traits.Where(trait => trait.Has).Select(trait => trait.Trait));
    }

    private static void AppendBadge(HtmlBuilder html, ReportedFile file)
    {
        if (file.Change is { } change)
        {
            html.Append($"<span class=\"lines\"><ins>+{change.LinesAdded}</ins> <del>−{change.LinesRemoved}</del></span>");
        }

        if (file.Result.State == FileState.Failed)
        {
            html.Append($"<span class=\"badge bad\">failed</span>");
        }
        else if (file.NeedsPerson)
        {
            html.Append($"<span class=\"badge warn\">{file.Findings.Count} for a person</span>");
        }
        else if (file.Change is null)
        {
            html.Append($"<span class=\"badge\">left</span>");
        }
    }

    private static void AppendReferences(HtmlBuilder html, IReadOnlyList<Reference> references)
    {
        if (references.Count == 0)
        {
            return;
        }

        html.Append($"<ol class=\"lines\">");
        foreach (var line in references.GroupBy(reference => (reference.Line, reference.Context)))
        {
            html.Append(
                $"<li><span class=\"at\">{(line.Key.Context.Length > 0 ? line.Key.Line.ToString(CultureInfo.InvariantCulture) : "path")}</span><code>"
            );
            AppendLine(html, line.Key.Context, [.. line]);
            html.Append($"</code><span class=\"kinds\">{Kinds(line)}</span></li>");
        }

        html.Append($"</ol>");
    }

    private static void AppendLine(HtmlBuilder html, string context, IReadOnlyCollection<Reference> references)
    {
        var words = references.Select(reference => reference.Text).Distinct(StringComparer.Ordinal).ToArray();
        html.AppendMarked(context.Length > 0 ? context : words[0], words);
    }

    private static string Kinds(IEnumerable<Reference> references) =>
        string.Join(", ", references.Select(Kind).Distinct(StringComparer.Ordinal));

    private static string Kind(Reference reference) =>
        ReportWording.Words(reference.Kind) + (reference.Tier == ReferenceTier.Possible ? " (possible)" : "");
}
