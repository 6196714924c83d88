using System.Text.Json;
using Durable.Embedded.FunctionsHost;
using Durable.Embedded.Receipts;
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
        (await RunAsync("hub", "poison", "--hub", "none.db")).Expect(2);
    }

    [Fact]
    public async Task Poison_OfAHub_ListsTheBlobsThatWereGivenUpAndNoOthers()
    {
        var at = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);
        await SaveAsync(
            new Receipt(
                "blob:InboxPolled:Inbox/inbox",
                "inventory/a b.zip",
                "0x1",
                ReceiptState.Poison,
                5,
                at,
                "IOException: no space left"
            ),
            new Receipt("blob:InboxPolled:Inbox/inbox", "inventory/failing.zip", "0x2", ReceiptState.Failing, 2, at, "IOException: busy"),
            new Receipt("blob:InboxPolled:Inbox/inbox", "inventory/done.zip", "0x3", ReceiptState.Done, 0, at)
        );

        var text = (await RunAsync("hub", "poison", "--hub", "hub.db")).Expect(0);
        var json = (await RunAsync("hub", "poison", "--hub", "hub.db", "--json")).Expect(0);

        var row = Assert.Single(text.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.StartsWith("inventory/a b.zip", row, StringComparison.Ordinal);
        Assert.EndsWith("IOException: no space left", row.TrimEnd(), StringComparison.Ordinal);
        var blob = Assert.Single(JsonDocument.Parse(json.Output).RootElement.GetProperty("poison").EnumerateArray());
        Assert.Equal("inventory/a b.zip", blob.GetProperty("blob").GetString());
        Assert.Equal("blob:InboxPolled:Inbox/inbox", blob.GetProperty("source").GetString());
        Assert.Equal(5, blob.GetProperty("attempts").GetInt32());
        Assert.Equal(at, blob.GetProperty("at").GetDateTimeOffset());
        Assert.Equal("IOException: no space left", blob.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Poison_OfAHubWithoutAny_SaysNone()
    {
        await SaveAsync();

        Assert.Equal("none", (await RunAsync("hub", "poison", "--hub", "hub.db")).Expect(0).Output.TrimEnd());
    }

    private async Task SaveAsync(params Receipt[] receipts)
    {
        await using var host = FunctionsHostBuilder.Create().UseHub(_folder["hub.db"]).Build();
        await host.OpenAsync();
        foreach (var receipt in receipts)
        {
            await host.Receipts.SaveAsync(receipt);
        }
    }

    private Task<FinishedProcess> RunAsync(params string[] arguments) => GraphMcpProcess.RunAsync(_folder.Path, arguments);
}
