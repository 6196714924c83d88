using System.Net;

namespace Durable.Embedded.FunctionsHost.Tests.ManagementApi;

public sealed class OrchestratorsTests
{
    [Fact]
    public async Task Start_WithoutId_MakesOne()
    {
        await using var host = await ManagementHost.StartAsync();

        var started = await host.SendAsync(HttpMethod.Post, "orchestrators/echo", HttpStatusCode.Accepted, ManagementHost.Json("hello"));

        var id = (string)started!["id"]!;
        var ended = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestHost.Cancellation);
        Assert.Equal("hello", ended.ReadOutputAs<string>());
        Assert.EndsWith(
            $"/instances/{id}?taskHub=hub&connection=Embedded",
            (string)started["statusQueryGetUri"]!,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Start_WaitsButNotLongEnough_SaysWhereToAsk()
    {
        await using var host = await ManagementHost.StartAsync();

        using var response = await host.SendAsync(HttpMethod.Post, "orchestrators/Waits/a?timeout=0.05&pollingInterval=0.01");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter!.Delta);
        Assert.Contains("/instances/a?", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WaitsForOneThatFails_AnswersItsStatus()
    {
        await using var host = await ManagementHost.StartAsync();

        var status = await host.SendAsync(HttpMethod.Post, "orchestrators/Fails/a?timeout=60", HttpStatusCode.OK);

        Assert.Equal("Failed", (string?)status!["runtimeStatus"]);
        Assert.Equal("System.FormatException: no a", (string?)status["output"]);
    }

    [Theory]
    [InlineData("orchestrators/Echo/a?timeout=-1")]
    [InlineData("orchestrators/Echo/a?timeout=soon")]
    [InlineData("orchestrators/Echo/a?timeout=1e9")]
    [InlineData("orchestrators/Echo/@entity@a")]
    [InlineData("orchestrators/Repeat/a")]
    public async Task Start_WhatCannotBe_IsRefusedAndStartsNothing(string path)
    {
        await using var host = await ManagementHost.StartAsync();

        await host.SendAsync(HttpMethod.Post, path, HttpStatusCode.BadRequest);

        Assert.Empty(await host.Client.GetAllInstancesAsync().ToListAsync(TestHost.Cancellation));
    }

    [Theory]
    [InlineData("GET", "orchestrators/Echo")]
    [InlineData("PUT", "instances/a")]
    [InlineData("POST", "instances/a/dance")]
    [InlineData("POST", "makeprimary")]
    [InlineData("GET", "")]
    public async Task Request_ThatTheApiDoesNotHave_IsNotFound(string method, string path)
    {
        await using var host = await ManagementHost.StartAsync();
        await host.RunAsync("Echo", "a");

        Assert.Null(await host.SendAsync(new HttpMethod(method), path, HttpStatusCode.NotFound));
    }
}
