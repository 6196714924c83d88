using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Functions.Tests;

/// <summary>What a start answers, and which starts are refused.</summary>
public sealed class StartOverHttpTests
{
    [Fact]
    public async Task Start_OfAWorkflow_AnswersItsStateItsLinksAndItsManagementUrls()
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.PostAsync("/api/workflows", Inventory(app, "w"));

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var started = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(Enum.TryParse<WorkflowRunState>(started.GetProperty("state").GetString(), out _));
        Assert.All(
            started.GetProperty("links").EnumerateObject(),
            link => Assert.StartsWith("/api/workflows/w", link.Value.GetString(), StringComparison.Ordinal)
        );
        var management = new Uri(started.GetProperty("management").GetProperty("statusQueryGetUri").GetString()!);
        using var instance = await app.Http.GetAsync(management);
        Assert.True(instance.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Start_WithASourceThatIsOnlyAUri_IsTheSameAsOneWithAllFields()
    {
        await using var app = await FunctionsApp.StartAsync();
        var uri = JsonDocument.Parse(Inventory(app)).RootElement.GetProperty("source").GetProperty("uri").GetString();

        var id = await StartAsync(app, JsonSerializer.Serialize(new { template = "inventory", source = uri }), "short");

        await app.FinishAsync(id);
        var shown = await app.GetAsync($"/api/workflows/{id}");
        Assert.Equal("Succeeded", shown.GetProperty("state").GetString());
        Assert.Equal(new Uri(uri!), new Uri(shown.GetProperty("source").GetString()!));
    }

    [Theory]
    [InlineData("source", "ftp://files.example/tree", "Understood are")]
    [InlineData("output", "ftp://files.example/results", "Understood are")]
    [InlineData("output", "zip:/data/results.zip", "Understood are")]
    [InlineData("output", "https://storage.example/results", "No connection leads to")]
    [InlineData("source", "https://acct.blob.core.windows.net/c/x?sv=1&sig=hunter2", "a SAS or key goes into a connection")]
    [InlineData("source", "https://acct.blob.core.windows.net/", "names no container")]
    public async Task Start_WithAPlaceThatNothingServes_IsRefusedAtOnce(string field, string uri, string expected)
    {
        await using var app = await FunctionsApp.StartAsync();
        var places = new Dictionary<string, string>(StringComparer.Ordinal) { ["template"] = "inventory", ["source"] = app.Source };
        places[field] = uri;

        using var answer = await app.PostAsync("/api/workflows", JsonSerializer.Serialize(places));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var detail = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString();
        Assert.Contains(expected, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", detail, StringComparison.Ordinal);
        Assert.Empty(await app.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Start_RepeatedWithTheSameIdempotencyKey_AnswersTheFirstOnesId()
    {
        await using var app = await FunctionsApp.StartAsync();

        var first = await StartAsync(app, Inventory(app), "a-key");
        var second = await StartAsync(app, Inventory(app), "\"a-key\"");
        var other = await StartAsync(app, Inventory(app), "another-key");

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public async Task Start_WithDifferentKeysInHeaderAndBody_IsRefused()
    {
        await using var app = await FunctionsApp.StartAsync();
        var body = JsonSerializer.Serialize(new { template = "inventory", idempotencyKey = "one" });
        using var request = Request(body, "two");

        using var answer = await app.Http.SendAsync(request);

        await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    public async Task Start_WithABodyOfAnotherType_IsUnsupported(string type)
    {
        await using var app = await FunctionsApp.StartAsync();
        using var body = new StringContent(Inventory(app), Encoding.UTF8, type);

        using var answer = await app.Http.PostAsync(new Uri("/api/workflows", UriKind.Relative), body);

        await Problems.AssertAsync(answer, HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        Assert.Empty(await app.Manager.ListAsync().ToListAsync());
    }

    [Theory]
    [InlineData("""{"template": "inventory", "template": "inventory"}""", "'template' stands twice")]
    [InlineData("""{"template": "inventory", "labels": {"a": 1}}""", "'$.labels.a' is of the wrong type")]
    [InlineData("""{"template": "inventory", "maxParallelBatches": 1e9999}""", "'$.maxParallelBatches' is of the wrong type")]
    [InlineData("""{"template": "inventory", "webhook": {"uri": "x"}}""", "the field 'uri' is not known")]
    [InlineData("""{"template": "inventory",""", "no valid JSON (line 1")]
    [InlineData("""{"template": "inventory", "startAt": "tomorrow"}""", "'$.startAt' is of the wrong type")]
    public async Task Start_WithAWrongField_SaysWhichAndNamesNoTypeOfOurs(string body, string detail)
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.PostAsync("/api/workflows", body);

        var problem = await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        var told = problem.GetProperty("detail").GetString()!;
        Assert.Contains(detail, told, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("GraphMcp", told, StringComparison.Ordinal);
        Assert.Empty(await app.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Start_WithAnOverlongId_IsRefused()
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.PostAsync("/api/workflows", Inventory(app, new string('a', 101)));

        var problem = await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains("1 to 100", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAnUnknownQueryParameter_IsRefused()
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.PostAsync("/api/workflows?force=true", Inventory(app));

        await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Empty(await app.Manager.ListAsync().ToListAsync());
    }

    [Fact]
    public async Task Start_ThatIsRefused_NeitherEchoesNorLogsTheValuesOfItsFields()
    {
        const string Secret = "hunter2-and-more";
        var log = new LogCapture();
        await using var app = await FunctionsApp.StartAsync(
            configure: (services, _) => services.AddLogging(logging => logging.AddProvider(log))
        );
        string[] bodies =
        [
            $$"""{"template": "inventory", "apply": "{{Secret}}"}""",
            $$"""{"template": "inventory", "webhook": {"url": {"x": "{{Secret}}"} } }""",
            $$"""{"template": "inventory", "parameters": {"password": "{{Secret}}"}, "source": {"uri": "/nowhere"} }""",
            $$"""{"template": "inventory", "id": "{{Secret}} {{Secret}}"}""",
            $$"""{"template": "inventory", "startAt": "{{Secret}}" """,
        ];

        foreach (var body in bodies)
        {
            using var answer = await app.PostAsync("/api/workflows", body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secret, log.Text, StringComparison.Ordinal);
    }

    private static string Inventory(FunctionsApp app, string? id = null) =>
        JsonSerializer.Serialize(
            new
            {
                id,
                template = "inventory",
                source = new { uri = app.Source },
            }
        );

    private static async Task<string> StartAsync(FunctionsApp app, string body, string key)
    {
        using var request = Request(body, key);
        using var answer = await app.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static HttpRequestMessage Request(string body, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/workflows", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }
}
