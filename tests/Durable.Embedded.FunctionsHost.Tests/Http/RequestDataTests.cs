using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.Tests.Http;

public sealed class RequestDataTests
{
    [Theory]
    [InlineData("payload/a%2Fb")]
    [InlineData("payload-of-client/a%2Fb")]
    public async Task CreateHttpManagementPayload_OnLoopback_GivesWorkingUrlsWithoutCode(string path)
    {
        await using var host = await StartAsync();
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("a/b"), TestHost.Cancellation);

        var payload = await host.Http.GetFromJsonAsync<JsonObject>($"api/{path}", TestHost.Cancellation);

        var instance = $"{host.Http.BaseAddress}runtime/webhooks/durabletask/instances/a%2Fb";
        Assert.Equal("a/b", (string?)payload!["id"]);
        Assert.Equal(instance, (string?)payload["statusQueryGetUri"]);
        Assert.Equal($"{instance}/raiseEvent/{{eventName}}", (string?)payload["sendEventPostUri"]);
        Assert.Equal($"{instance}/terminate?reason={{{{text}}}}", (string?)payload["terminatePostUri"]);
        Assert.Null(payload["rewindPostUri"]);
        Assert.Equal("a/b", await IdAtAsync(host, payload["statusQueryGetUri"]!));
    }

    [Fact]
    public async Task CreateHttpManagementPayload_WhereAKeyIsNeeded_GivesUrlsWithIt()
    {
        await using var host = await StartAsync(builder => builder.UseFunctionKey("k&y").RequireFunctionKey());
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("a"), TestHost.Cancellation);

        var payload = await host.Http.GetFromJsonAsync<JsonObject>("api/payload/a", TestHost.Cancellation);

        Assert.EndsWith("/instances/a?code=k%26y", (string?)payload!["statusQueryGetUri"], StringComparison.Ordinal);
        Assert.EndsWith("/suspend?reason={{text}}&code=k%26y", (string?)payload["suspendPostUri"], StringComparison.Ordinal);
        Assert.Equal("a", await IdAtAsync(host, payload["statusQueryGetUri"]!));
        var raise = ((string?)payload["sendEventPostUri"])!.Replace("{eventName}", "go", StringComparison.Ordinal);
        var raised = await host.Http.PostAsJsonAsync(raise, "now", TestHost.Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, raised.StatusCode);
        var ended = await host.Client.WaitForInstanceCompletionAsync("a", getInputsAndOutputs: true, TestHost.Cancellation);
        Assert.Equal("now", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task CreateHttpManagementPayload_WithoutServerAndRequest_Throws()
    {
        await using var host = await TestHost.StartAsync<Functions>();

        Assert.Throws<InvalidOperationException>(() => host.Client.CreateHttpManagementPayload("a"));
    }

    [Fact]
    public async Task CreateCheckStatusResponseAsync_Returned_IsSentWithItsHeaders()
    {
        await using var host = await StartAsync();

        var response = await host.Http.GetAsync("api/check/a", TestHost.Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var payload = await response.Content.ReadFromJsonAsync<Payload>(TestHost.Cancellation);
        Assert.Equal("a", payload!.Id);
        Assert.Equal(payload.StatusQueryGetUri, response.Headers.Location!.AbsoluteUri);
    }

    [Fact]
    public async Task RequestData_OfARequest_IsWhatWasSent()
    {
        await using var host = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/echo?word=hello&word=world")
        {
            Content = new StringContent("the body"),
            Headers = { { "x-one", "1" }, { "Cookie", "crumb=sweet" } },
        };

        var response = await host.Http.SendAsync(request, TestHost.Cancellation);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(
            "crumb=new; secure; samesite=lax",
            Assert.Single(response.Headers.GetValues("Set-Cookie")).Replace("path=/; ", "", StringComparison.Ordinal)
        );
        Assert.Equal(
            $"POST {host.Http.BaseAddress}api/echo?word=hello&word=world hello,world 1 crumb=sweet the body",
            await response.Content.ReadAsStringAsync(TestHost.Cancellation)
        );
    }

    [Fact]
    public async Task GetHttpRequestDataAsync_OfAnActivity_IsNull()
    {
        await using var host = await TestHost.StartAsync<Functions>();

        Assert.True(await host.RunAsync<bool>("AsksForRequest"));
    }

    private static Task<TestHost> StartAsync(Action<FunctionsHostBuilder>? configure = null) =>
        TestHost.StartAsync<Functions>(builder =>
        {
            builder.UseUrls("http://127.0.0.1:0");
            configure?.Invoke(builder);
        });

    private static async Task<string?> IdAtAsync(TestHost host, JsonNode url) =>
        (string?)(await host.Http.GetFromJsonAsync<JsonObject>((string?)url, TestHost.Cancellation))!["instanceId"];

    private sealed record Payload(string Id, string StatusQueryGetUri);

    private sealed class Functions
    {
        [Function("Payload")]
        public static async Task<IActionResult> Payload(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payload/{id}")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            FunctionContext context,
            string id
        ) => new JsonResult(client.CreateHttpManagementPayload(Decoded(request, id), await context.GetHttpRequestDataAsync()));

        [Function("PayloadOfClient")]
        public static IActionResult PayloadOfClient(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "payload-of-client/{id}")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            string id
        ) => new JsonResult(client.CreateHttpManagementPayload(Decoded(request, id)));

        [Function("Check")]
        public static async Task<HttpResponseData> Check(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "check/{id}")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            FunctionContext context,
            string id
        ) =>
            await client.CreateCheckStatusResponseAsync((await context.GetHttpRequestDataAsync())!, id, request.HttpContext.RequestAborted);

        [Function("Echo")]
        public static async Task<HttpResponseData> Echo(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request,
            FunctionContext context
        )
        {
            var data = (await context.GetHttpRequestDataAsync())!;
            Assert.Same(request.Body, data.Body);
            Assert.Same(context, data.FunctionContext);
            Assert.Single(data.Identities);
            var response = data.CreateResponse(HttpStatusCode.Created);
            response.Cookies.Append(new HttpCookie("crumb", "new") { SameSite = SameSite.Lax, Secure = true });
            var cookie = Assert.Single(data.Cookies);
            var body = await new StreamReader(data.Body).ReadToEndAsync(context.CancellationToken);
            var text =
                $"{data.Method} {data.Url.AbsoluteUri} {data.Query["word"]} {data.Headers.GetValues("x-one").Single()} {cookie.Name}={cookie.Value} {body}";
            await response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), context.CancellationToken);
            return response;
        }

        [Function("Waits")]
        public static Task<string> Waits([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.WaitForExternalEvent<string>("go");

        [Function("AsksForRequest")]
        public static Task<bool> AsksForRequest([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<bool>("HasNoRequest");

        [Function("HasNoRequest")]
        public static async Task<bool> HasNoRequest([ActivityTrigger] FunctionContext context) =>
            await context.GetHttpRequestDataAsync() is null;

        private static string Decoded(HttpRequest request, string id) =>
            request.Method is "GET" ? id.Replace("%2F", "/", StringComparison.Ordinal) : id;
    }
}
