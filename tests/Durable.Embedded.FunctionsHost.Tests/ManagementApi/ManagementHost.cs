using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.FunctionsHost.Tests.ManagementApi;

/// <summary>A host whose management API is asked.</summary>
internal sealed class ManagementHost : IAsyncDisposable
{
    private const string Api = "runtime/webhooks/durabletask/";

    private readonly TestHost _host;

    private ManagementHost(TestHost host) => _host = host;

    public DurableTaskClient Client => _host.Client;

    public static async Task<ManagementHost> StartAsync() =>
        new(await TestHost.StartAsync<Functions>(builder => builder.UseUrls("http://127.0.0.1:0")));

    /// <summary>Runs an orchestration to its end.</summary>
    public async Task RunAsync(string orchestrator, string id, object? input = null)
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(id), TestHost.Cancellation);
        await Client.WaitForInstanceCompletionAsync(id, TestHost.Cancellation);
    }

    /// <summary>Starts an orchestration and waits until it has begun.</summary>
    public async Task BeginAsync(string orchestrator, string id)
    {
        await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, new StartOrchestrationOptions(id), TestHost.Cancellation);
        await Client.WaitForInstanceStartAsync(id, TestHost.Cancellation);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? body = null, string? continuation = null)
    {
        using var request = new HttpRequestMessage(method, Api + path) { Content = body };
        if (continuation is not null)
        {
            request.Headers.Add("x-ms-continuation-token", continuation);
        }

        return await _host.Http.SendAsync(request, TestHost.Cancellation);
    }

    public async Task<JsonNode?> SendAsync(HttpMethod method, string path, HttpStatusCode expected, HttpContent? body = null)
    {
        using var response = await SendAsync(method, path, body);
        var text = await response.Content.ReadAsStringAsync(TestHost.Cancellation);
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }

    public Task<JsonNode?> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK) => SendAsync(HttpMethod.Get, path, expected);

    public static HttpContent Json(object value) => JsonContent.Create(value);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private sealed class Functions
    {
        [Function("Echo")]
        public static string? Echo([OrchestrationTrigger] TaskOrchestrationContext context) => context.GetInput<string>();

        [Function("Calls")]
        public static Task<string> Calls([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>("Repeat", "secret input");

        [Function("Repeat")]
        public static string Repeat([ActivityTrigger] string text) => text;

        [Function("Fails")]
        public static string Fails([OrchestrationTrigger] TaskOrchestrationContext context) =>
            throw new FormatException("no " + context.InstanceId);

        [Function("Waits")]
        public static Task<string> Waits([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.WaitForExternalEvent<string>("go");

        [Function("WaitsBelow")]
        public static Task WaitsBelow([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallSubOrchestratorAsync("Waits", options: new SubOrchestrationOptions { InstanceId = context.InstanceId + "-child" });

        [Function("Text")]
        public static Task Text([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<TextEntity>();

        [Function("Other")]
        public static Task Other([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<TextEntity>();
    }

    private sealed class TextEntity : TaskEntity<string>
    {
        public void Set(string text = "nothing") => State = text;

        protected override string InitializeState(TaskEntityOperation entityOperation) => "";
    }
}
