using System.Diagnostics;
using System.Globalization;
using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Reports;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Crashes;

/// <summary>
/// The process is killed at random moments and the run resumed until it is done. By hand with more files and kills:
/// <c>GRAPHMCP_CHAOS_FILES=20000 GRAPHMCP_CHAOS_KILLS=10 GRAPHMCP_TEST_PATIENCE_MINUTES=60</c> and
/// <c>--filter-class GraphMcp.EndToEnd.Tests.Crashes.KillTests --show-live-output on</c>.
/// </summary>
public sealed class KillTests(ITestOutputHelper log) : IDisposable
{
    private static readonly int Files = Setting("GRAPHMCP_CHAOS_FILES", 600);
    private static readonly int Kills = Setting("GRAPHMCP_CHAOS_KILLS", 5);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Resume_AfterKillsAtRandomMoments_EndsAsAnUndisturbedRun(bool apply)
    {
        var calm = GeneratedTree.Write(_folder["calm"], Files);
        var wild = GeneratedTree.Write(_folder["wild"], Files);
        var clock = Stopwatch.StartNew();
        (await GraphMcpProcess.RunAsync(_folder.Path, Arguments(calm, "out-calm", apply))).Expect(0);
        var duration = clock.Elapsed;
        log.WriteLine($"{Files} files undisturbed in {duration}");

        var chaos = new KilledRun(_folder.Path, Arguments(wild, "out-wild", apply), "out-wild", log);
        await chaos.KillAsync(Kills, duration);
        await chaos.FinishAsync();

        Assert.Equal(ReportDocument.Normalized(_folder["out-calm"]), ReportDocument.Normalized(_folder["out-wild"]));
        Assert.Equal(ReportDocument.Patch(_folder["out-calm"]), ReportDocument.Patch(_folder["out-wild"]));
        Assert.Equal(TreeSnapshot.Of(calm), TreeSnapshot.Of(wild));
        AssertOnce(Workspace.PathsIn(_folder["out-wild"], "results"), Files);
        AssertOnce(
            Workspace.PathsIn(_folder["out-wild"], "apply"),
            apply ? (int)ReportDocument.Read(_folder["out-wild"])["totals"]!["changedFiles"]! : 0
        );
    }

    private static void AssertOnce(IReadOnlyList<string> paths, int expected)
    {
        Assert.Equal(expected, paths.Count);
        Assert.Equal(expected, paths.Distinct(StringComparer.Ordinal).Count());
    }

    private static string[] Arguments(string source, string output, bool apply) =>
        [
            "run",
            "decommission",
            "--set",
            "database=postgres_air",
            "--source",
            source,
            "--out",
            output,
            .. apply ? ["--apply"] : Array.Empty<string>(),
        ];

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
