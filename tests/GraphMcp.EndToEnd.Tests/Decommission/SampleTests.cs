using System.Text.RegularExpressions;
using GraphMcp.EndToEnd.Tests.Architecture;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Reports;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Decommission;

public sealed partial class SampleTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string _source;

    public SampleTests() => _source = _folder.CopySample();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_ReadmeCommand_WritesTheResultsAndLeavesTheSourceAlone()
    {
        var before = TreeSnapshot.Of(_source);

        var run = await DecommissionAsync("out");

        run.Expect(0);
        Assert.Matches(Sentence(), run.LastLine);
        Assert.Equal(
            [
                "_SUCCESS.json",
                "changes.patch",
                "references.csv",
                "references.sarif",
                "report.html",
                "report.json",
                "report.junit.xml",
                "report.md",
            ],
            Directory.EnumerateFiles(_folder["out"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        );
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["out/changes.patch"]));
        Assert.Equal(before, TreeSnapshot.Of(_source));
    }

    [Fact]
    public async Task Readme_OfTheRepository_ShowsWhatTheRunReallySays()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);

        var run = await DecommissionAsync("out");

        Assert.Contains($"\n{run.LastLine}\n", readme, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LastLine_SaysWhatTheReportSays()
    {
        var run = await DecommissionAsync("out");

        var totals = ReportDocument.Read(_folder["out"])["totals"]!;
        var left = Sentence().Match(run.LastLine);
        Assert.Equal(totals["removedReferences"]!.ToString(), left.Groups["removed"].Value);
        Assert.Equal(totals["findings"]!.ToString(), left.Groups["left"].Value);
        Assert.Equal((int)totals["files"]!, (int)totals["processed"]! + (int)totals["skipped"]! + (int)totals["failed"]!);
        Assert.Equal(0, (int)totals["failed"]!);
    }

    [Fact]
    public async Task Run_Twice_WritesTheSameBytesButForIdsAndTimes()
    {
        await DecommissionAsync("out");
        var (report, patch) = (ReportDocument.Normalized(_folder["out"]), ReportDocument.Patch(_folder["out"]));

        (await DecommissionAsync("out")).Expect(0);
        (await DecommissionAsync("elsewhere")).Expect(0);

        Assert.Equal((report, patch), (ReportDocument.Normalized(_folder["out"]), ReportDocument.Patch(_folder["out"])));
        Assert.Equal((report, patch), (ReportDocument.Normalized(_folder["elsewhere"]), ReportDocument.Patch(_folder["elsewhere"])));
    }

    [Fact]
    public async Task Patch_AppliedByGit_IsWhatApplyWrites()
    {
        var applied = _folder.CopySample("applied");
        await ShellTool.RunAsync(_folder.Path, "git", "init", "-q");
        await DecommissionAsync("out");

        var git = await ShellTool.RunAsync(_source, "git", "apply", "--whitespace=nowarn", _folder["out/changes.patch"]);
        var apply = await GraphMcpProcess.RunAsync(_folder.Path, Arguments(applied, "out-applied", "--apply"));

        git.Expect(0);
        apply.Expect(0);
        Assert.Equal(TreeSnapshot.Of(_source), TreeSnapshot.Of(applied));
    }

    [Fact]
    public async Task Run_OverThePatchedTree_ChangesNothing()
    {
        (await DecommissionAsync("out", "--apply")).Expect(0);
        var patched = TreeSnapshot.Of(_source);

        var again = await DecommissionAsync("out", "--apply");

        again.Expect(0);
        Assert.StartsWith("0 references removed, ", again.LastLine, StringComparison.Ordinal);
        Assert.Empty(ReportDocument.Patch(_folder["out"]));
        Assert.Equal(patched, TreeSnapshot.Of(_source));
    }

    [Fact]
    public async Task Run_Json_WritesOneDocument()
    {
        var run = await DecommissionAsync("out", "--json");

        Assert.Equal("Succeeded", run.Json.GetProperty("state").GetString());
        Assert.Equal(_folder["out/changes.patch"], run.Json.GetProperty("outputs").GetProperty("patch").GetString());
        Assert.Equal(run.ExitCode, run.Json.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task Run_FailOnFindings_ExitsWithThree() => (await DecommissionAsync("out", "--fail-on-findings")).Expect(3);

    [Theory]
    [InlineData("inventory", "^[0-9]+ files in [0-9]+ batches$")]
    [InlineData("reference-scan --set database=postgres_air", @"^[0-9]+ references \([0-9]+ possible\) in [0-9]+ files$")]
    [InlineData("reference-scan --set database=titanic", @"^[0-9]+ references \([1-9][0-9]* possible\) in [0-9]+ files$")]
    public async Task Run_TemplateThatEditsNothing_EndsWithItsSentence(string template, string sentence)
    {
        var run = await GraphMcpProcess.RunAsync(_folder.Path, ["run", .. template.Split(' '), "--source", _source, "--out", "out"]);

        Assert.Matches(sentence, run.Expect(0).LastLine);
        Assert.Empty(ReportDocument.Patch(_folder["out"]));
    }

    private Task<FinishedProcess> DecommissionAsync(string output, params string[] more) =>
        GraphMcpProcess.RunAsync(_folder.Path, Arguments(_source, output, more));

    private static IEnumerable<string> Arguments(string source, string output, params string[] more) =>
        ["run", "decommission", "--set", "database=postgres_air", "--source", source, "--out", output, .. more];

    [GeneratedRegex("^(?<removed>[0-9]+) references removed, (?<left>[0-9]+) left for a person in [0-9]+ files$", RegexOptions.None, 1000)]
    private static partial Regex Sentence();
}
