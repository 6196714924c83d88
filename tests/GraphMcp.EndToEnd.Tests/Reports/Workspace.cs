using System.Text.Json.Nodes;

namespace GraphMcp.EndToEnd.Tests.Reports;

/// <summary>What the committed files of a run's workspace say.</summary>
internal static class Workspace
{
    /// <summary>Returns the path of every file's line below a folder of the run that the report is of; header lines have none.</summary>
    public static IReadOnlyList<string> PathsIn(string output, string folder)
    {
        var id = (string)ReportDocument.Read(output)["workflowId"]!;
        var results = Path.Combine(output, ".graphmcp", folder, id);
        return Directory.Exists(results)
            ?
            [
                .. Directory
                    .EnumerateFiles(results, "*.jsonl", SearchOption.AllDirectories)
                    .SelectMany(File.ReadLines)
                    .Select(line => (string?)JsonNode.Parse(line)!["path"])
                    .OfType<string>(),
            ]
            : [];
    }
}
