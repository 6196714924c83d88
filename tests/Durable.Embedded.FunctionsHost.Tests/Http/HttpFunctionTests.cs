using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Embedded.FunctionsHost.Tests.Http;

public sealed class HttpFunctionTests
{
    [Theory]
    [InlineData("action", HttpStatusCode.Accepted, """{"name":"Ada"}""")]
    [InlineData("result", HttpStatusCode.Created, """{"name":"Ada"}""")]
    [InlineData("object", HttpStatusCode.OK, """{"name":"Ada"}""")]
    [InlineData("text", HttpStatusCode.OK, "Ada")]
    [InlineData("written", HttpStatusCode.OK, "Ada")]
    public async Task Returned_EveryKindOfResult_IsWritten(string path, HttpStatusCode status, string body)
    {
        await using var host = await StartAsync();

        var response = await host.Http.GetAsync($"api/returns/{path}", TestHost.Cancellation);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(TestHost.Cancellation));
    }

    [Theory]
    [InlineData("api/values/5/b0a7f5b4-0000-0000-0000-000000000001/Green", "5 b0a7f5b4-0000-0000-0000-000000000001 Green none")]
    [InlineData("api/values/5/b0a7f5b4-0000-0000-0000-000000000001/green/x", "5 b0a7f5b4-0000-0000-0000-000000000001 Green x")]
    [InlineData("API/Values/7/b0a7f5b4-0000-0000-0000-000000000002/Red/a%20b", "7 b0a7f5b4-0000-0000-0000-000000000002 Red a b")]
    public async Task RouteValues_OfSeveralTypes_AreBound(string path, string expected)
    {
        await using var host = await StartAsync();

        Assert.Equal(expected, await host.Http.GetStringAsync(path, TestHost.Cancellation));
    }

    [Fact]
    public async Task RouteValue_OtherThanItsType_IsABadRequestThatNamesIt()
    {
        await using var host = await StartAsync();

        var response = await host.Http.GetAsync("api/values/5/no-guid/Green", TestHost.Cancellation);

        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest);
        Assert.Equal("The value 'no-guid' of 'id' is not a Guid.", problem.Detail);
    }

    [Theory]
    [InlineData("GET", "api/values/five/b0a7f5b4-0000-0000-0000-000000000001/Green", HttpStatusCode.NotFound)]
    [InlineData("GET", "returns/text", HttpStatusCode.NotFound)]
    [InlineData("POST", "api/returns/text", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "api/Unrouted", HttpStatusCode.OK)]
    public async Task Request_ByRouteConstraintsAndMethods_IsTakenOrNot(string method, string path, HttpStatusCode status)
    {
        await using var host = await StartAsync();

        var response = await host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), TestHost.Cancellation);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Function_Throws_IsAProblemWithoutTheException()
    {
        await using var host = await StartAsync();

        var response = await host.Http.GetAsync("api/throws", TestHost.Cancellation);

        var problem = await ProblemAsync(response, HttpStatusCode.InternalServerError);
        Assert.Equal("The function has failed.", problem.Title);
        var body = await response.Content.ReadAsStringAsync(TestHost.Cancellation);
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(HttpFunctionTests), body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Function_WithClientAndServices_StartsAnOrchestration()
    {
        await using var host = await StartAsync();

        var response = await host.Http.PostAsJsonAsync("api/people", new Person("Ada"), TestHost.Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var id = await response.Content.ReadAsStringAsync(TestHost.Cancellation);
        var ended = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestHost.Cancellation);
        Assert.Equal("Hello Ada", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task FunctionContext_OfARequest_KnowsItsHttpContextAndRouteValues()
    {
        await using var host = await StartAsync();

        Assert.Equal("GET /api/context/x, x, httpTrigger", await host.Http.GetStringAsync("api/context/x", TestHost.Cancellation));
    }

    [Fact]
    public async Task StopAsync_RequestThatWaits_IsCancelled()
    {
        await using var host = await StartAsync();
        var waits = host.Host.Services.GetRequiredService<Waiting>();
        var request = host.Http.GetStringAsync("api/waits", TestHost.Cancellation);
        await waits.Begun.Task;

        await host.Host.StopAsync(TestHost.Cancellation);

        Assert.Equal("stopped", await request);
    }

    [Fact]
    public async Task RoutePrefix_OfHostJson_Counts()
    {
        using var folder = new TempFolder();
        var hostJson = folder.File("host.json");
        await File.WriteAllTextAsync(
            hostJson,
            """{ /* the app's */ "extensions": { "http": { "routePrefix": "app/v1" } } }""",
            TestHost.Cancellation
        );
        await using var host = await StartAsync(builder => builder.UseHostJson(hostJson));

        Assert.Equal("Ada", await host.Http.GetStringAsync("app/v1/returns/text", TestHost.Cancellation));
    }

    private static Task<TestHost> StartAsync(Action<FunctionsHostBuilder>? configure = null) =>
        TestHost.StartAsync<Functions>(builder =>
        {
            builder.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSingleton<Waiting>().AddSingleton("Hello");
            configure?.Invoke(builder);
        });

    private static async Task<ProblemDetails> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return (await response.Content.ReadFromJsonAsync<ProblemDetails>(TestHost.Cancellation))!;
    }

    private enum Color
    {
        Red,
        Green,
    }

    private sealed record Person(string Name);

    private sealed class Waiting
    {
        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Functions(string greeting, Waiting waiting)
    {
        [Function("Action")]
        public static IActionResult Action([HttpTrigger("get", Route = "returns/action")] HttpRequest request) =>
            new AcceptedResult(request.Path, new Person("Ada"));

        [Function("Result")]
        public static async Task<IResult> Result([HttpTrigger("get", Route = "returns/result")] HttpRequest request) =>
            await Task.FromResult(Results.Created(request.Path, new Person("Ada")));

        [Function("Object")]
        public static object Object([HttpTrigger("get", Route = "returns/object")] HttpRequest request) =>
            new Person(request.Method is "GET" ? "Ada" : "");

        [Function("Text")]
        public static string Text([HttpTrigger("get", Route = "returns/text")] HttpRequest request) => request.Method is "GET" ? "Ada" : "";

        [Function("Written")]
        public static Task Written([HttpTrigger("get", Route = "returns/written")] HttpRequest request) =>
            request.HttpContext.Response.WriteAsync("Ada");

        [Function("Values")]
        public static string Values(
            [HttpTrigger("get", Route = "values/{number:int}/{id}/{color}/{rest?}")] HttpRequest request,
            int number,
            Guid id,
            Color color,
            string? rest = "none"
        ) => request.Method is "GET" ? $"{number} {id} {color} {rest}" : "";

        [Function("Unrouted")]
        public static string Unrouted([HttpTrigger] HttpRequest request) => request.Method;

        [Function("Throws")]
        public static string Throws([HttpTrigger("get", Route = "throws")] HttpRequest request) =>
            throw new FormatException("secret " + request.Path);

        [Function("StartPerson")]
        public async Task<IActionResult> Start(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "people")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            CancellationToken cancellation
        )
        {
            var person = await request.ReadFromJsonAsync<Person>(cancellation);
            var id = await client.ScheduleNewOrchestrationInstanceAsync("Greets", $"{greeting} {person!.Name}", cancellation);
            return new AcceptedResult((string?)null, id);
        }

        [Function("Greets")]
        public static string Greets([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<string>()!;

        [Function("Context")]
        public static string Context([HttpTrigger("get", Route = "context/{name}")] HttpRequest request, FunctionContext context)
        {
            var http = context.GetHttpContext()!;
            Assert.Same(request, http.Request);
            Assert.Same(http.RequestServices, context.InstanceServices);
            return $"{http.Request.Method} {http.Request.Path}, {context.BindingContext.BindingData["name"]}, "
                + context.FunctionDefinition.InputBindings["request"].Type;
        }

        [Function("Waits")]
        public async Task<string> Waits([HttpTrigger("get", Route = "waits")] HttpRequest request, CancellationToken cancellation)
        {
            var stopped = new TaskCompletionSource();
            await using var registration = cancellation.Register(stopped.SetResult);
            waiting.Begun.SetResult();
            await stopped.Task;
            return request.Method is "GET" ? "stopped" : "";
        }
    }
}
