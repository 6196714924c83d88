using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Reports;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Crashes;

/// <summary>A tree, and what a run over it reports when nothing disturbs it.</summary>
public sealed class UndisturbedRun : IAsyncLifetime
{
    // Eight batches in one lane: a signal comes while the first ones are in flight.
    public const int Files = 1500;

    private readonly TestFolder _folder = new();

    public string Source => _folder["a tree"];

    public string Report { get; private set; } = "";

    public static string[] Arguments(string source, string output) =>
        ["run", "decommission", "--set", "database=postgres_air", "--source", source, "--out", output, "--max-parallel", "1"];

    public async ValueTask InitializeAsync()
    {
        GeneratedTree.Write(Source, Files);
        (await GraphMcpProcess.RunAsync(_folder.Path, Arguments(Source, "out"))).Expect(0);
        Report = ReportDocument.Normalized(_folder["out"]);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
