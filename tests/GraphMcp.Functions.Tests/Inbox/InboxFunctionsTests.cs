using System.Text.Json;
using Durable.Embedded.FunctionsHost;
using Durable.Embedded.Receipts;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests.Inbox;

/// <summary>Workflows that blobs start, with a folder in the place of the container.</summary>
public sealed class InboxFunctionsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("true", "false")]
    [InlineData("false", "true")]
    [InlineData("false", "false")]
    public async Task Request_ThatLands_StartsOneWorkflowWhicheverFunctionsAreOn(string polled, string events)
    {
        await using var app = await StartAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["AzureWebJobs.InboxPolled.Disabled"] = polled,
                ["AzureWebJobs.InboxEvents.Disabled"] = events,
            }
        );
        app.Write("a.env", "PGDATABASE=olddb\n");

        Land(app, "decommission/job.json", JsonSerializer.Serialize(new { source = app.Source, parameters = new { database = "olddb" } }));
        var id = await StartedAsync(app);
        await app.FinishAsync(id);

        var marker = JsonDocument.Parse(app.Read($"out/{id}/_SUCCESS.json")).RootElement;
        Assert.StartsWith("job.json-", id, StringComparison.Ordinal);
        Assert.Equal((id, "Succeeded"), (marker.GetProperty("workflowId").GetString(), marker.GetProperty("state").GetString()));
        Assert.Equal(1, marker.GetProperty("totals").GetProperty("changedFiles").GetInt32());
        Assert.All(
            marker.GetProperty("files").EnumerateArray(),
            file => Assert.True(File.Exists(app.PathOf($"out/{id}/{file.GetString()}")), file.GetString())
        );
        await UntilAsync(() => app.Receipts.Count(receipt => receipt.State == ReceiptState.Done) == (polled == events ? 2 : 1));
        Assert.Single(await app.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Request_InYaml_IsTakenToo()
    {
        await using var app = await StartAsync();
        app.Write("a.md", "# a\n");

        Land(app, "inventory/job.yaml", $"source: {app.Source}\nlabels:\n  team: blue\n");
        var id = await StartedAsync(app);
        await app.FinishAsync(id);

        Assert.Equal("blue", (await app.Manager.GetStatusAsync(id)).Labels["team"]);
    }

    [Theory]
    [InlineData("decommission/picture.png", "x", "Nothing is known to do")]
    [InlineData("nothing/job.json", "{}", "no template 'nothing'")]
    [InlineData("job.json", "{}", "'template' is missing")]
    [InlineData("inventory/a b #é?%.json", "{", "not as expected")]
    [InlineData("inventory/deep/job.json", """{"source": "ftp://x"}""", "Understood are")]
    public async Task Blob_ThatCannotBeUnderstood_GoesBesideTheInboxWithTheReason(string name, string content, string reason)
    {
        await using var app = await StartAsync();

        Land(app, name, content);
        await UntilAsync(() => !File.Exists(app.PathOf($"inbox/{name}")));

        Assert.Equal(content, app.Read($"inbox-rejected/{name}"));
        var rejection = JsonDocument.Parse(app.Read($"inbox-rejected/{name}.reason.json")).RootElement;
        Assert.Contains(reason, rejection.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(("invalid-request", name), (rejection.GetProperty("code").GetString(), rejection.GetProperty("blob").GetString()));
        Assert.Empty(await app.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Blob_ThatLandsAnew_StartsAnotherWorkflow()
    {
        await using var app = await StartAsync();
        app.Write("a.md", "# a\n");
        var request = JsonSerializer.Serialize(new { source = app.Source });

        Land(app, "inventory/job.json", request);
        var first = await StartedAsync(app);
        Land(app, "inventory/job.json", request + "\n");
        await UntilAsync(async () => (await app.Manager.ListAsync().ToListAsync()).Count == 2);

        var ids = (await app.Manager.ListAsync().ToListAsync()).Select(workflow => workflow.Id).ToList();
        Assert.Contains(first, ids);
        Assert.Equal(2, ids.Distinct(StringComparer.Ordinal).Count());
    }

    private static void Land(FunctionsApp app, string name, string content)
    {
        var path = app.PathOf($"inbox/{name}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private static async Task<string> StartedAsync(FunctionsApp app)
    {
        await UntilAsync(async () => (await app.Manager.ListAsync().ToListAsync()).Count == 1);
        return (await app.Manager.ListAsync().ToListAsync()).Single().Id;
    }

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            await poll.WaitForNextTickAsync(deadline.Token);
        }
    }

    private static Task<FunctionsApp> StartAsync(IReadOnlyDictionary<string, string?>? settings = null) =>
        FunctionsApp.StartAsync(
            settings,
            configureHost: (builder, folder) => builder.UseBlobFolder("Inbox", folder.CreateSubdirectory("inbox").FullName)
        );
}
