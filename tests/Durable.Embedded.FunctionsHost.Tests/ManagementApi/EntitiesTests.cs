using System.Net;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Entities;

namespace Durable.Embedded.FunctionsHost.Tests.ManagementApi;

public sealed class EntitiesTests
{
    [Fact]
    public async Task Signal_WithTextOrJsonOrNothing_IsGivenAsInput()
    {
        await using var host = await ManagementHost.StartAsync();

        await host.SendAsync(HttpMethod.Post, "entities/Text/a?op=Set", HttpStatusCode.Accepted, new StringContent("plain"));
        await host.SendAsync(HttpMethod.Post, "entities/Text/b?op=set", HttpStatusCode.Accepted, ManagementHost.Json("json"));
        await host.SendAsync(HttpMethod.Post, "entities/Text/$?op=Set", HttpStatusCode.Accepted);

        Assert.Equal("plain", await StateAsync(host, "entities/Text/a"));
        Assert.Equal("json", await StateAsync(host, "entities/TEXT/b"));
        Assert.Equal("nothing", await StateAsync(host, "entities/Text/$"));
    }

    [Fact]
    public async Task Signal_WithMalformedJson_IsRefused()
    {
        await using var host = await ManagementHost.StartAsync();
        var body = new StringContent("{", System.Text.Encoding.UTF8, "application/json");

        var refused = await host.SendAsync(HttpMethod.Post, "entities/Text/a?op=Set", HttpStatusCode.BadRequest, body);

        Assert.StartsWith("Could not parse JSON content: ", (string?)refused!["Message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_AnEntity_RemovesItsState()
    {
        await using var host = await ManagementHost.StartAsync();
        await host.SendAsync(HttpMethod.Post, "entities/Text/a?op=Set", HttpStatusCode.Accepted);
        await StateAsync(host, "entities/Text/a");

        await host.SendAsync(HttpMethod.Delete, "entities/Text/a", HttpStatusCode.Accepted);

        await UntilAsync(async () =>
            await host.Client.Entities.GetEntityAsync(new EntityInstanceId("Text", "a"), TestHost.Cancellation) is null
        );
        await host.GetAsync("entities/Text/a", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task List_ByNamePagesAndTimes_ShowsWhatItAsksFor()
    {
        await using var host = await ManagementHost.StartAsync();
        foreach (var entity in new[] { "Text/a", "Text/b", "Text/c", "Other/a" })
        {
            await host.SendAsync(HttpMethod.Post, $"entities/{entity}?op=Set", HttpStatusCode.Accepted);
            await StateAsync(host, $"entities/{entity}");
        }

        using var first = await host.SendAsync(HttpMethod.Get, "entities/Text?top=2&fetchState=true");
        var token = first.Headers.GetValues("x-ms-continuation-token").Single();
        using var second = await host.SendAsync(HttpMethod.Get, "entities/Text?top=2", continuation: token);

        var page = await ReadAsync(first);
        Assert.Equal(["text a", "text b"], page.Select(Id));
        Assert.Equal("nothing", (string?)page[0]!["state"]);
        var rest = await ReadAsync(second);
        Assert.Equal(["text c"], rest.Select(Id));
        Assert.Null(rest[0]!["state"]);
        Assert.Equal(4, (await host.GetAsync("entities"))!.AsArray().Count);
        Assert.Empty((await host.GetAsync("entities?lastOperationTimeTo=2000-01-01"))!.AsArray());
        Assert.Equal(4, (await host.GetAsync("entities/?lastOperationTimeFrom=2000-01-01"))!.AsArray().Count);
    }

    private static string Id(JsonNode? entity) => $"{entity!["entityId"]!["name"]} {entity["entityId"]!["key"]}";

    private static async Task<JsonArray> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestHost.Cancellation))!.AsArray();

    /// <summary>The state, once the entity has one.</summary>
    private static async Task<string?> StateAsync(ManagementHost host, string path)
    {
        await UntilAsync(async () =>
        {
            using var response = await host.SendAsync(HttpMethod.Get, path);
            return response.StatusCode == HttpStatusCode.OK;
        });
        return (string?)await host.GetAsync(path);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestHost.Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await isSo())
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
