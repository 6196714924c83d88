using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace GraphMcp.Functions.Tests;

/// <summary>Resource pools over HTTP.</summary>
public sealed class PoolHttpFunctionsTests
{
    private static readonly Dictionary<string, string?> OnePool = new(StringComparer.Ordinal) { ["Workflows:Pools:github-api"] = "4" };

    [Fact]
    public async Task PutPool_WithALimit_ChangesItAndKeepsItInTheWorkspace()
    {
        await using var app = await FunctionsApp.StartAsync(OnePool);
        Assert.Equal(
            """{"pools":[{"name":"github-api","limit":4,"inUse":0,"waiting":0,"origin":"configuration"}]}""",
            (await app.GetAsync("/api/pools")).GetRawText()
        );

        using var answer = await PutAsync(app, "GitHub-API", """{"limit":2}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            """{"pools":[{"name":"github-api","limit":2,"inUse":0,"waiting":0,"origin":"set"}]}""",
            (await app.GetAsync("/api/pools")).GetRawText()
        );
        Assert.Equal("""{"limit":2}""", app.Read("workspace/pools/github-api.json"));
    }

    [Theory]
    [InlineData("""{"limit":0}""", "A pool's limit must be 1 to 10000.")]
    [InlineData("""{"limit":"four"}""", "limit")]
    [InlineData("""{"limit":4,"more":1}""", "more")]
    [InlineData("{}", "limit")]
    [InlineData("", "limit")]
    [InlineData("{", "The body is not as expected")]
    public async Task PutPool_WithABodyThatIsNone_IsRefusedWithWhatWasWrong(string body, string detail)
    {
        await using var app = await FunctionsApp.StartAsync(OnePool);

        using var answer = await PutAsync(app, "github-api", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, (await app.GetAsync("/api/pools")).GetProperty("pools")[0].GetProperty("limit").GetInt32());
    }

    private static Task<HttpResponseMessage> PutAsync(FunctionsApp app, string pool, string body) =>
        app.Http.PutAsync(new Uri($"/api/pools/{pool}", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
}
