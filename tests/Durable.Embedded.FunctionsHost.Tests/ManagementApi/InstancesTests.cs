using System.Net;
using System.Text.Json.Nodes;

namespace Durable.Embedded.FunctionsHost.Tests.ManagementApi;

public sealed class InstancesTests
{
    [Fact]
    public async Task List_PageByPage_ShowsEveryInstanceOnce()
    {
        await using var host = await ManagementHost.StartAsync();
        foreach (var id in new[] { "a1", "a2", "a3", "b1", "a4", "a5" })
        {
            await host.RunAsync("Echo", id, "text");
        }

        var shown = new List<string>();
        string? token = null;
        do
        {
            using var response = await host.SendAsync(HttpMethod.Get, "instances?top=2&instanceIdPrefix=a", continuation: token);
            var page = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestHost.Cancellation))!.AsArray();
            shown.AddRange(page.Select(item => (string)item!["instanceId"]!));
            token = response.Headers.TryGetValues("x-ms-continuation-token", out var values) ? values.Single() : null;
        } while (token is not null);

        Assert.Equal(["a1", "a2", "a3", "a4", "a5"], shown);
    }

    [Theory]
    [InlineData("", "done failed waits")]
    [InlineData("runtimeStatus=completed,Failed", "done failed")]
    [InlineData("runtimeStatus=Running&runtimeStatus=Failed", "failed waits")]
    [InlineData("runtimeStatus=Suspended", "")]
    [InlineData("instanceIdPrefix=do", "done")]
    [InlineData("createdTimeFrom=2000-01-01T00:00:00Z", "done failed waits")]
    [InlineData("createdTimeTo=2000-01-01", "")]
    [InlineData("createdTimeFrom=2000-01-01&createdTimeTo=2001-01-01T00:00:00%2B02:00", "")]
    public async Task List_ByFilter_ShowsWhatItAsksFor(string query, string expected)
    {
        await using var host = await ManagementHost.StartAsync();
        await host.RunAsync("Echo", "done");
        await host.RunAsync("Fails", "failed");
        await host.BeginAsync("Waits", "waits");

        var list = (await host.GetAsync($"instances?{query}"))!.AsArray();

        Assert.Equal(expected, string.Join(' ', list.Select(item => (string)item!["instanceId"]!)));
    }

    [Theory]
    [InlineData("true", "text")]
    [InlineData("false", null)]
    public async Task List_ShowInput_DecidesWhetherInputsAreShown(string showInput, string? input)
    {
        await using var host = await ManagementHost.StartAsync();
        await host.RunAsync("Echo", "a", "text");

        var list = await host.GetAsync($"instances?showInput={showInput}");

        Assert.Equal(input, (string?)list![0]!["input"]);
        Assert.Equal("text", (string?)list[0]!["output"]);
    }

    [Theory]
    [InlineData("instances?runtimeStatus=Nonsense", "'Nonsense' is not valid for 'runtimeStatus'")]
    [InlineData("instances?runtimeStatus=7,99", "'99' is not valid for 'runtimeStatus'")]
    [InlineData("instances?top=0", "'0' is not valid for 'top'")]
    [InlineData("instances?createdTimeTo=yesterday", "'yesterday' is not valid for 'createdTimeTo'")]
    [InlineData("instances?showInput=perhaps", "'perhaps' is not valid for 'showInput'")]
    [InlineData("instances/a?showHistory=1", "'1' is not valid for 'showHistory'; valid is true or false.")]
    public async Task Query_WithAParameterThatCannotBeRead_IsRefusedByName(string path, string detail)
    {
        await using var host = await ManagementHost.StartAsync();

        var problem = await host.GetAsync(path, HttpStatusCode.BadRequest);

        Assert.StartsWith(detail, (string?)problem!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithATokenOfAnotherKind_IsRefused()
    {
        await using var host = await ManagementHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Get, "instances", continuation: "nonsense");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Get_HistoryWithoutInputsAndOutputs_ShowsNeither()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.RunAsync("Calls", "a", "secret input");

        var status = await host.GetAsync("instances/a?showHistory=true&showInput=false");

        var history = status!["historyEvents"]!;
        Assert.Equal(
            ["ExecutionStarted", "TaskCompleted", "ExecutionCompleted"],
            history.AsArray().Select(item => (string)item!["EventType"]!)
        );
        Assert.Equal("Repeat", (string?)history[1]!["FunctionName"]);
        Assert.DoesNotContain("secret", history.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"Input\"", history.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"Result\"", history.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_HistoryWhileATaskIsOpen_ShowsTheTask()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.BeginAsync("WaitsBelow", "a");

        var status = await host.GetAsync("instances/a?showHistory=true", HttpStatusCode.Accepted);

        var open = status!["historyEvents"]!.AsArray().Single(item => (string?)item!["EventType"] == "SubOrchestrationInstanceCreated");
        Assert.Equal("Waits", (string?)open!["Name"]);
        Assert.Equal("a-child", (string?)open["InstanceId"]);
    }

    [Fact]
    public async Task PurgeAll_ByStatus_CountsThemAndThenFindsNone()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.RunAsync("Echo", "done");
        await host.RunAsync("Fails", "failed1");
        await host.RunAsync("Fails", "failed2");
        await host.BeginAsync("Waits", "waits");
        const string Path = "instances?createdTimeFrom=2000-01-01&runtimeStatus=Failed,Running";

        var purged = await host.SendAsync(HttpMethod.Delete, Path, HttpStatusCode.OK);
        await host.SendAsync(HttpMethod.Delete, Path, HttpStatusCode.NotFound);

        Assert.Equal(2, (int?)purged!["instancesDeleted"]);
        Assert.Equal(2, (await host.GetAsync("instances"))!.AsArray().Count);
    }

    [Fact]
    public async Task PurgeAll_WithAMisspeltStatus_PurgesNothing()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.RunAsync("Echo", "done");

        await host.SendAsync(HttpMethod.Delete, "instances?createdTimeFrom=2000-01-01&runtimeStatus=Faild", HttpStatusCode.BadRequest);

        await host.GetAsync("instances/done");
    }
}
