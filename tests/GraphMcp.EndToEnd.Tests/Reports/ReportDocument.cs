using System.Text.Json.Nodes;

namespace GraphMcp.EndToEnd.Tests.Reports;

/// <summary>The reports of a result folder, as they are but for ids and times.</summary>
internal static class ReportDocument
{
    public static JsonObject Read(string output) => JsonNode.Parse(File.ReadAllBytes(Path.Combine(output, "report.json")))!.AsObject();

    /// <summary>Returns the JSON report's text with id and times taken out where they stand.</summary>
    public static string Normalized(string output)
    {
        var text = File.ReadAllText(Path.Combine(output, "report.json"));
        var report = Read(output);
        foreach (var name in new[] { "workflowId", "startedAt", "finishedAt" })
        {
            text = text.Replace($"\"{report[name]}\"", "\"-\"", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Returns the patch, which is empty when nothing changes.</summary>
    public static string Patch(string output) => File.ReadAllText(Path.Combine(output, "changes.patch"));
}
