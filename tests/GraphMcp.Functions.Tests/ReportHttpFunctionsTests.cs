using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using GraphMcp.Workflows.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests;

/// <summary>Reports over HTTP, on the embedded host.</summary>
public sealed class ReportHttpFunctionsTests
{
    [Theory]
    [InlineData("json", "report.json", "application/json")]
    [InlineData("html", "report.html", "text/html")]
    [InlineData("md", "report.md", "text/markdown")]
    [InlineData("patch", "changes.patch", "text/x-diff")]
    [InlineData("sarif", "references.sarif", "application/sarif+json")]
    [InlineData("csv", "references.csv", "text/csv")]
    [InlineData("junit", "report.junit.xml", "application/xml")]
    public async Task Get_EachFormat_IsTheFileThatTheRunWrote(string format, string file, string mediaType)
    {
        await using var app = await FunctionsApp.StartAsync();
        await RunDecommissionAsync(app, "w");

        using var byFormat = await app.Http.GetAsync(new Uri($"/api/workflows/w/report?format={format}", UriKind.Relative));
        using var byName = await app.Http.GetAsync(new Uri($"/api/workflows/w/report/{file}", UriKind.Relative));

        foreach (var answer in new[] { byFormat, byName })
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(file, answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal(app.Read($"out/w/{file}"), await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("nonsense", "application/json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("text/html;q=0.1, application/sarif+json", "application/sarif+json")]
    [InlineData("image/png, text/markdown;q=0.5", "text/markdown")]
    [InlineData("text/*", "text/html")]
    public async Task Get_ByAccept_IsTheFormThatIsWantedMost(string? accept, string mediaType)
    {
        await using var app = await FunctionsApp.StartAsync();
        await RunDecommissionAsync(app, "w");

        using var answer = await GetAsync(app, "/api/workflows/w/report", accept);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [Fact]
    public async Task Get_InNoFormThatThereIs_IsRefused()
    {
        await using var app = await FunctionsApp.StartAsync();
        await RunDecommissionAsync(app, "w");

        await AssertProblemAsync(
            await GetAsync(app, "/api/workflows/w/report", "image/png"),
            HttpStatusCode.NotAcceptable,
            "not-acceptable"
        );
        await AssertProblemAsync(await GetAsync(app, "/api/workflows/w/report?format=pdf"), HttpStatusCode.BadRequest, "invalid-request");
        var twice = await GetAsync(app, "/api/workflows/w/report?format=json&format=md");
        await AssertProblemAsync(twice, HttpStatusCode.BadRequest, "invalid-request");
    }

    [Fact]
    public async Task Get_Html_MayDoNothingButShowItself()
    {
        await using var app = await FunctionsApp.StartAsync();
        await RunDecommissionAsync(app, "w");

        using var answer = await GetAsync(app, "/api/workflows/w/report?format=html");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.EndsWith("form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_BeforeThereIsAReport_IsNotFoundAndSaysSo()
    {
        await using var app = await FunctionsApp.StartAsync();
        await RunDecommissionAsync(app, "w");
        app.Delete("out/w/report.json");

        using var answer = await GetAsync(app, "/api/workflows/w/report?format=md");

        var problem = await AssertProblemAsync(answer, HttpStatusCode.NotFound, "no-report");
        Assert.Equal("Succeeded", problem.GetProperty("state").GetString());
        await AssertProblemAsync(await GetAsync(app, "/api/workflows/other/report"), HttpStatusCode.NotFound, "workflow-not-found");
    }

    [Fact]
    public async Task Get_WhereAnotherWorkflowHasWrittenItsReport_IsNotFound()
    {
        await using var app = await FunctionsApp.StartAsync();
        await RunDecommissionAsync(app, "one", "shared");
        await RunDecommissionAsync(app, "two", "shared");

        await AssertProblemAsync(await GetAsync(app, "/api/workflows/one/report"), HttpStatusCode.NotFound, "no-report");
        using var answer = await GetAsync(app, "/api/workflows/two/report");
        Assert.Equal("two", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("workflowId").GetString());
    }

    [Theory]
    [InlineData("../../../hub.db")]
    [InlineData("..%2F..%2F..%2Fhub.db")]
    [InlineData("..%5C..%5Chub.db")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("secret.txt")]
    [InlineData("Report.json")]
    [InlineData("report.json%00")]
    public async Task Get_NameThatIsNoReports_OpensNothing(string name)
    {
        await using var app = await FunctionsApp.StartAsync();
        await RunDecommissionAsync(app, "w");
        await File.WriteAllTextAsync(app.PathOf("out/w/secret.txt"), "secret", TestContext.Current.CancellationToken);

        using var answer = await GetAsync(app, $"/api/workflows/w/report/{name}");

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.BadRequest });
    }

    [Fact]
    public async Task Get_FileOfAWriterOfOnesOwn_IsHandedOutButMayDoNothing()
    {
        await using var app = await FunctionsApp.StartAsync(configure: (services, _) => services.AddSingleton<IReportWriter, PageWriter>());
        await RunDecommissionAsync(app, "w");

        using var answer = await GetAsync(app, "/api/workflows/w/report/own.html");

        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.EndsWith("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    private static async Task RunDecommissionAsync(FunctionsApp app, string id, string? output = null)
    {
        app.Write("app/.env", "PORT=1\nPOSTGRES_AIR_URL=postgres://h/postgres_air\n");
        var body = JsonSerializer.Serialize(
            new
            {
                id,
                template = "decommission",
                parameters = new { database = "postgres_air" },
                source = new { uri = app.Source },
                output = app.PathOf($"out/{output ?? id}"),
            }
        );
        using var answer = await app.PostAsync("/api/workflows", body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await app.FinishAsync(id);
    }

    private static async Task<HttpResponseMessage> GetAsync(FunctionsApp app, string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await app.Http.SendAsync(request);
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        using (answer)
        {
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(code, problem.GetProperty("code").GetString());
            return problem;
        }
    }

    private sealed class PageWriter : IReportWriter
    {
        public string FileName => "own.html";

        public Task WriteAsync(ReportDocument report, Stream output, CancellationToken cancellationToken) =>
            output.WriteAsync("<script>alert(1)</script>"u8.ToArray(), cancellationToken).AsTask();
    }
}
