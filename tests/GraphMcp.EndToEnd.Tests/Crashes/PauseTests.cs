using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Reports;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Crashes;

public sealed class PauseTests(UndisturbedRun calm) : IClassFixture<UndisturbedRun>, IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(GraphMcpProcess.SigInt)]
    [InlineData(GraphMcpProcess.SigTerm)]
    public async Task Run_SignalledOnce_PausesAndThePrintedCommandGoesOn(int signal)
    {
        var output = _folder["it's out"];
        await using var process = GraphMcpProcess.Start(_folder.Path, UndisturbedRun.Arguments(calm.Source, "it's out"));
        await process.WaitForErrorAsync("process ");

        process.Send(signal);
        var paused = (await process.WaitAsync()).Expect(130);
        var partial = ReportDocument.Read(output);
        var recorded = Workspace.PathsIn(output, "results");
        var resumed = await ShellTool.RunAsync(_folder.Path, "/bin/sh", "-c", paused.LastLine);

        Assert.Equal("Paused", (string)partial["state"]!);
        Assert.InRange(recorded.Count, 1, UndisturbedRun.Files - 1);
        resumed.Expect(0);
        Assert.Equal(calm.Report, ReportDocument.Normalized(output));
        Assert.Equal(UndisturbedRun.Files, Workspace.PathsIn(output, "results").Count);
    }

    [Fact]
    public async Task Run_SignalledTwice_LeavesAtOnceAndCanBeResumed()
    {
        await using var process = GraphMcpProcess.Start(_folder.Path, UndisturbedRun.Arguments(calm.Source, "out"));
        await process.WaitForErrorAsync("process ");

        // Two equal signals may arrive as one.
        process.Send(GraphMcpProcess.SigInt);
        process.Send(GraphMcpProcess.SigTerm);
        var left = (await process.WaitAsync()).Expect(130);
        var resumed = await GraphMcpProcess.RunAsync(_folder.Path, "resume", "--out", "out");

        Assert.Contains("resume --out out", left.Error, StringComparison.Ordinal);
        resumed.Expect(0);
        Assert.Equal(calm.Report, ReportDocument.Normalized(_folder["out"]));
    }
}
