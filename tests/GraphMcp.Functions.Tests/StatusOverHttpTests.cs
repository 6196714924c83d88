using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GraphMcp.Functions.Tests;

/// <summary>Status with validators, changes while running, routes that are not there, health.</summary>
public sealed class StatusOverHttpTests
{
    [Fact]
    public async Task Status_SeenBefore_IsNotModified()
    {
        await using var app = await FunctionsApp.StartAsync();
        var id = await app.RunInventoryAsync();
        using var first = await app.Http.GetAsync(new Uri($"/api/workflows/{id}", UriKind.Relative));

        using var same = await GetAsync(app, id, first.Headers.ETag!);
        using var any = await GetAsync(app, id, EntityTagHeaderValue.Any);
        using var other = await GetAsync(app, id, new EntityTagHeaderValue("\"other\""));

        Assert.True(first.Headers.ETag!.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(first.Headers.ETag, same.Headers.ETag);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotModified, any.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Change_OfARunningWorkflow_ShowsInItsStatusAndItsValidator()
    {
        await using var app = await FunctionsApp.StartAsync();
        using var started = await app.PostAsync(
            "/api/workflows",
            JsonSerializer.Serialize(
                new
                {
                    id = "w",
                    template = "inventory",
                    source = new { uri = app.Source },
                    startAt = "2999-01-01T00:00:00Z",
                }
            )
        );
        using var before = await app.Http.GetAsync(new Uri("/api/workflows/w", UriKind.Relative));

        using var changed = await PatchAsync(app, """{"maxParallelBatches": 7, "toleratedFailures": {"count": 3, "percent": 50} }""");
        using var after = await GetAsync(app, "w", before.Headers.ETag!);

        Assert.Equal(HttpStatusCode.Accepted, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        var status = await app.GetAsync("/api/workflows/w");
        Assert.Equal(7, status.GetProperty("maxParallelBatches").GetInt32());
        Assert.Equal(3, status.GetProperty("toleratedFailures").GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData("", "Nothing is to be changed")]
    [InlineData("{}", "Nothing is to be changed")]
    [InlineData("""{"maxParallelBatches": 0}""", "maxParallelBatches must be 1 to 256")]
    [InlineData("""{"maxParallelBatches": 0, "toleratedFailures": {"count": 1} }""", "maxParallelBatches must be 1 to 256")]
    [InlineData("""{"maxParallelBatches": 2, "toleratedFailures": {"percent": 101} }""", "toleratedFailures.percent must be 0 to 100")]
    [InlineData("""{"apply": true}""", "the field 'apply' is not known")]
    public async Task Change_ThatIsWrong_ChangesNothing(string body, string detail)
    {
        await using var app = await FunctionsApp.StartAsync();
        using var started = await app.PostAsync(
            "/api/workflows",
            JsonSerializer.Serialize(
                new
                {
                    id = "w",
                    template = "inventory",
                    source = new { uri = app.Source },
                    startAt = "2999-01-01T00:00:00Z",
                }
            )
        );
        var before = await app.GetAsync("/api/workflows/w");

        using var answer = await PatchAsync(app, body);

        var problem = await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var after = await app.GetAsync("/api/workflows/w");
        foreach (var field in new[] { "maxParallelBatches", "toleratedFailures" })
        {
            Assert.Equal(before.GetProperty(field).GetRawText(), after.GetProperty(field).GetRawText());
        }
    }

    [Fact]
    public async Task Change_OfAFinishedWorkflow_IsAConflict()
    {
        await using var app = await FunctionsApp.StartAsync();
        await app.RunInventoryAsync("w");

        using var answer = await PatchAsync(app, """{"maxParallelBatches": 2}""");

        await Problems.AssertAsync(answer, HttpStatusCode.Conflict, "wrong-state");
    }

    [Theory]
    [InlineData("DELETE", "/api/workflows", "GET, POST")]
    [InlineData("PUT", "/api/workflows/w/pause", "POST")]
    [InlineData("GET", "/api/workflows/w/stop", "POST")]
    [InlineData("POST", "/api/workflows/w/steps/s", "GET")]
    public async Task Route_ByAnotherMethod_SaysWhichItTakes(string method, string path, string allowed)
    {
        await using var app = await FunctionsApp.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));

        using var answer = await app.Http.SendAsync(request);

        await Problems.AssertAsync(answer, HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
    }

    [Fact]
    public async Task Route_ThatIsNone_IsNotFound()
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.Http.GetAsync(new Uri("/api/workflow5/x", UriKind.Relative));

        await Problems.AssertAsync(answer, HttpStatusCode.NotFound, "no-such-route");
    }

    [Theory]
    [InlineData("force=maybe")]
    [InlineData("forced=true")]
    public async Task Stop_WithAWrongQuery_IsRefused(string query)
    {
        await using var app = await FunctionsApp.StartAsync();
        await app.RunInventoryAsync("w");

        using var answer = await app.PostAsync($"/api/workflows/w/stop?{query}");

        await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Ready_OfAWorkingApp_NamesItsRuntimeAndNoPlace()
    {
        await using var app = await FunctionsApp.StartAsync();

        var ready = await app.GetAsync("/api/health/ready");

        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Equal("reachable", ready.GetProperty("hub").GetString());
        Assert.Equal("reachable", ready.GetProperty("workspace").GetString());
        Assert.Equal("embedded", ready.GetProperty("runtime").GetString());
        Assert.DoesNotContain(app.Root, ready.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_WithoutItsWorkspace_IsUnavailable()
    {
        await using var app = await FunctionsApp.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(app.Root, "workspace"), "in the way");

        using var answer = await app.Http.GetAsync(new Uri("/api/health/ready", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var ready = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("unreachable", ready.GetProperty("workspace").GetString());
    }

    private static Task<HttpResponseMessage> GetAsync(FunctionsApp app, string id, EntityTagHeaderValue known)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/api/workflows/{id}", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(known);
        return app.Http.SendAsync(request);
    }

    private static Task<HttpResponseMessage> PatchAsync(FunctionsApp app, string body) =>
        app.Http.PatchAsync(new Uri("/api/workflows/w", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
}
