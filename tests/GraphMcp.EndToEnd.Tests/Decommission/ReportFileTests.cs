using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Reports;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Decommission;

/// <summary>The files beside the report say what the run's last line says.</summary>
public sealed partial class ReportFileTests : IDisposable
{
    private static readonly string[] Names =
    [
        "changes.patch",
        "report.html",
        "report.md",
        "report.json",
        "references.sarif",
        "references.csv",
        "report.junit.xml",
    ];

    private static readonly string[] OutputNames = ["sarif", "csv", "junit"];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_OverTheSample_AllFilesAgreeWithTheLastLine()
    {
        var run = (await RunAsync()).Expect(0);

        var said = Sentence().Match(run.LastLine);
        var (removed, left, files) = (Number(said, "removed"), Number(said, "left"), Number(said, "files"));
        var totals = ReportDocument.Read(_folder["out"])["totals"]!;
        var results = Sarif()["results"]!.AsArray().Select(result => result!).ToArray();
        Assert.Equal(removed + (int)totals["annotatedReferences"]!, results.Count(result => Is(result, "edited")));
        Assert.Equal(left, results.Count(result => Is(result, "forPerson")));
        Assert.Equal(files, results.Where(result => Is(result, "forPerson")).Select(PathOf).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal((int)totals["possibleReferences"]!, results.Count(result => Is(result, "possible")));
        Assert.Equal((int)totals["references"]! + (int)totals["possibleReferences"]! + 1, Rows().Length);
        var suites = XDocument.Load(_folder["out/report.junit.xml"]).Root!;
        Assert.Equal(files.ToString(System.Globalization.CultureInfo.InvariantCulture), suites.Attribute("failures")!.Value);
        Assert.Equal(files, suites.Descendants("testcase").Count());
    }

    [Fact]
    public async Task Run_OverTheSample_SarifPlacesAreWhereTheTextIs()
    {
        (await RunAsync()).Expect(0);

        foreach (var result in Sarif()["results"]!.AsArray())
        {
            if (result!["locations"]![0]!["physicalLocation"]!["region"] is { } region)
            {
                var lines = await File.ReadAllLinesAsync(_folder[$"airline/{PathOf(result)}"], TestContext.Current.CancellationToken);
                var line = lines[(int)region["startLine"]! - 1];
                var (start, end) = ((int)region["startColumn"]! - 1, (int)region["endColumn"]! - 1);
                Assert.Equal((string?)region["snippet"]!["text"], line[start..end]);
            }
        }
    }

    [Fact]
    public async Task Run_OverTheSample_ListsTheFiles()
    {
        var text = (await RunAsync()).Expect(0);
        var json = (await RunAsync("--json")).Expect(0).Json;

        Assert.All(Names, name => Assert.Contains($"  out/{name}\n", text.Output, StringComparison.Ordinal));
        var outputs = json.GetProperty("outputs");
        Assert.Equal(
            [_folder["out/references.sarif"], _folder["out/references.csv"], _folder["out/report.junit.xml"]],
            OutputNames.Select(name => outputs.GetProperty(name).GetString())
        );
    }

    private Task<FinishedProcess> RunAsync(params string[] more)
    {
        var source = Directory.Exists(_folder["airline"]) ? _folder["airline"] : _folder.CopySample("airline");
        return GraphMcpProcess.RunAsync(
            _folder.Path,
            ["run", "decommission", "--set", "database=postgres_air", "--source", source, "--out", "out", .. more]
        );
    }

    private JsonNode Sarif() => JsonNode.Parse(File.ReadAllBytes(_folder["out/references.sarif"]))!["runs"]![0]!;

    /// <summary>The sample's lines hold no line break, so a row is a line.</summary>
    private string[] Rows() => File.ReadAllLines(_folder["out/references.csv"]);

    private static bool Is(JsonNode result, string outcome) => (string?)result["properties"]!["outcome"] == outcome;

    private static string PathOf(JsonNode result) =>
        Uri.UnescapeDataString((string)result["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!);

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<removed>[0-9]+) references removed, (?<left>[0-9]+) left for a person in (?<files>[0-9]+) files$",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Sentence();
}
