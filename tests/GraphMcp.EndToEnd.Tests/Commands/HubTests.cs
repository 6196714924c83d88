using GraphMcp.EndToEnd.Tests.Processes;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Commands;

/// <summary>Looking into the hub of a run.</summary>
public sealed class HubTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Hub_OfAFinishedRun_ShowsItsHistoryAndReplaysIt()
    {
        GeneratedTree.Write(_folder["tree"], 10);
        (await RunAsync("run", "inventory", "--source", "tree", "--out", "out", "--workflow-id", "a")).Expect(0);

        var history = (await RunAsync("hub", "history", "a", "--out", "out")).Expect(0);
        var replay = (await RunAsync("hub", "replay", "a", "--hub", Path.Combine("out", ".graphmcp", "hub.db"))).Expect(0);
        var again = (await RunAsync("hub", "history", "a", "--out", "out")).Expect(0);

        Assert.Contains("ExecutionStarted WorkflowOrchestrator", history.Output, StringComparison.Ordinal);
        Assert.Contains("asked  TaskScheduled #0", replay.Output, StringComparison.Ordinal);
        Assert.EndsWith("The code does what the history shows.", replay.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(history.Output, again.Output);
    }

    [Fact]
    public async Task Hub_WithoutSuchAnInstanceOrFile_SaysSo()
    {
        GeneratedTree.Write(_folder["tree"], 10);
        (await RunAsync("run", "inventory", "--source", "tree", "--out", "out")).Expect(0);

        (await RunAsync("hub", "replay", "none", "--out", "out")).Expect(6);
        (await RunAsync("hub", "history", "a", "--hub", "none.db")).Expect(2);
    }

    private Task<FinishedProcess> RunAsync(params string[] arguments) => GraphMcpProcess.RunAsync(_folder.Path, arguments);
}
