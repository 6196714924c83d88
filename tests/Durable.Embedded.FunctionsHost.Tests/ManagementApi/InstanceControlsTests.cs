using System.Net;
using System.Text;
using DurableTask.Core.History;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.Tests.ManagementApi;

public sealed class InstanceControlsTests
{
    [Theory]
    [InlineData("", HttpStatusCode.Accepted)]
    [InlineData("\"hello\"", HttpStatusCode.Accepted)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    public async Task RaiseEvent_ByItsBody_IsRaisedOrRefused(string body, HttpStatusCode status)
    {
        await using var host = await ManagementHost.StartAsync();
        await host.BeginAsync("Waits", "a");

        await host.SendAsync(
            HttpMethod.Post,
            "instances/a/RAISEEVENT/go",
            status,
            new StringContent(body, Encoding.UTF8, "application/json")
        );

        if (status == HttpStatusCode.Accepted)
        {
            var ended = await host.Client.WaitForInstanceCompletionAsync("a", getInputsAndOutputs: true, TestHost.Cancellation);
            Assert.Equal(body is "" ? null : "hello", ended.ReadOutputAs<string>());
        }
    }

    [Fact]
    public async Task RaiseEvent_OfAnotherType_IsRefused()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.BeginAsync("Waits", "a");

        var refused = await host.SendAsync(HttpMethod.Post, "instances/a/raiseEvent/go", HttpStatusCode.BadRequest, new StringContent("x"));

        Assert.Equal("Only application/json request content is supported", (string?)refused!["Message"]);
    }

    [Fact]
    public async Task Terminate_WithoutReason_HasNoOutput()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.BeginAsync("Waits", "a");

        await host.SendAsync(HttpMethod.Post, "instances/a/terminate", HttpStatusCode.Accepted);

        await host.Client.WaitForInstanceCompletionAsync("a", TestHost.Cancellation);
        var status = await host.GetAsync("instances/a");
        Assert.Equal("Terminated", (string?)status!["runtimeStatus"]);
        Assert.Null(status["output"]);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("?restartWithNewInstanceId=true", false)]
    [InlineData("?restartWithNewInstanceId=false", true)]
    public async Task Restart_OfAFinishedOne_StartsItAgain(string query, bool isSameId)
    {
        await using var host = await ManagementHost.StartAsync();
        await host.RunAsync("Echo", "a", "text");

        var started = await host.SendAsync(HttpMethod.Post, $"instances/a/restart{query}", HttpStatusCode.Accepted);

        var id = (string)started!["id"]!;
        Assert.Equal(isSameId, id == "a");
        var ended = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestHost.Cancellation);
        Assert.Equal("text", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Restart_AndWait_AnswersTheOutput()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.RunAsync("Echo", "a", "text");

        Assert.Equal("text", (string?)await host.SendAsync(HttpMethod.Post, "instances/a/restart?timeout=60", HttpStatusCode.OK));
    }

    [Fact]
    public async Task Restart_OfARunningOneUnderItsIdOrOfNone_IsRefused()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.BeginAsync("Waits", "a");

        await host.SendAsync(HttpMethod.Post, "instances/a/restart?restartWithNewInstanceId=false", HttpStatusCode.Conflict);
        var refused = await host.SendAsync(HttpMethod.Post, "instances/none/restart", HttpStatusCode.BadRequest);

        Assert.Equal("InstanceId does not match a valid orchestration instance.", (string?)refused!["Message"]);
    }

    [Fact]
    public async Task Rewind_OfAFailedOne_IsAcceptedAndRunsItAgain()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.RunAsync("Fails", "a");

        await host.SendAsync(HttpMethod.Post, "instances/a/rewind?reason=again", HttpStatusCode.Accepted);
        await host.Client.WaitForInstanceCompletionAsync("a", TestHost.Cancellation);
        var history = await host.Client.GetOrchestrationHistoryAsync("a", TestHost.Cancellation);

        Assert.Equal("again", Assert.Single(history.OfType<ExecutionRewoundEvent>()).Reason);
    }

    [Fact]
    public async Task Rewind_OfWhatHasNotFailed_IsRefused()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.BeginAsync("Waits", "a");

        await host.SendAsync(HttpMethod.Post, "instances/a/rewind", HttpStatusCode.Conflict);
        await host.SendAsync(HttpMethod.Post, "instances/none/rewind", HttpStatusCode.NotFound);
    }
}
