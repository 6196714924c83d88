using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace GraphMcp.Functions.Tests;

/// <summary>Workflows over a repository: what is applied becomes a branch.</summary>
public sealed class RepositoriesOverHttpTests
{
    [Fact]
    public async Task Start_ThatAppliesToARepository_MakesABranchAndListsIt()
    {
        await using var app = await FunctionsApp.StartAsync();
        var start = await RepositoryAsync(app);

        var id = await RunAsync(app, Body(app, apply: true, new { branch = "retire-olddb", author = "Ada <ada@example.org>" }));

        var branch = Assert.Single(JsonDocument.Parse(app.Read($"out/{id}/branches.json")).RootElement.EnumerateArray());
        Assert.Equal(
            ("retire-olddb", start, false),
            (branch.GetProperty("branch").GetString(), branch.GetProperty("base").GetString(), branch.GetProperty("pushed").GetBoolean())
        );
        Assert.Equal("a.env\nb.yaml\n", await GitAsync(app, "diff", "--name-only", start, "retire-olddb"));
        Assert.Equal("", await GitAsync(app, "show", "retire-olddb:a.env"));
        Assert.Equal("PGDATABASE=olddb\n", app.Read("source/a.env"));
        Assert.Equal(
            branch.GetProperty("commits").GetArrayLength(),
            (await GitAsync(app, "rev-list", $"{start}..retire-olddb")).Split('\n').Length - 1
        );
        var report = JsonDocument.Parse(app.Read($"out/{id}/report.json")).RootElement;
        Assert.Equal(2, report.GetProperty("totals").GetProperty("changedFiles").GetInt32());
    }

    [Fact]
    public async Task Start_WithoutApply_LeavesTheRepositoryAlone()
    {
        await using var app = await FunctionsApp.StartAsync();
        await RepositoryAsync(app);

        var id = await RunAsync(app, Body(app, apply: false, git: null));

        Assert.False(File.Exists(app.PathOf($"out/{id}/branches.json")));
        Assert.Equal("main\n", await GitAsync(app, "branch", "--format=%(refname:short)"));
        Assert.Contains("-PGDATABASE=olddb", app.Read($"out/{id}/changes.patch"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"branch": "a..b"}""", "no name of a branch")]
    [InlineData("""{"branch": "-x"}""", "no name of a branch")]
    [InlineData("""{"branch": "x.lock"}""", "no name of a branch")]
    [InlineData("""{"author": "nobody"}""", "expected is 'Name <mail@host>'")]
    [InlineData("""{"message": " "}""", "'git.message' is empty")]
    [InlineData("""{"colour": "red"}""", "colour")]
    public async Task Start_WithAWrongBranch_IsRefused(string git, string expected)
    {
        await using var app = await FunctionsApp.StartAsync();
        await RepositoryAsync(app);

        using var answer = await app.PostAsync("/api/workflows", Body(app, apply: true, JsonSerializer.Deserialize<JsonElement>(git)));

        var problem = await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithABranchForAFolder_IsRefused()
    {
        await using var app = await FunctionsApp.StartAsync();
        var body = JsonSerializer.Serialize(
            new
            {
                template = "inventory",
                source = app.Source,
                git = new { branch = "x" },
            }
        );

        using var answer = await app.PostAsync("/api/workflows", body);

        var problem = await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains("none is one", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static string Body(FunctionsApp app, bool apply, object? git) =>
        JsonSerializer.Serialize(
            new
            {
                template = "decommission",
                parameters = new { database = "olddb" },
                source = $"git+{app.Source}?ref=main",
                apply,
                git,
            }
        );

    private static async Task<string> RunAsync(FunctionsApp app, string body)
    {
        using var answer = await app.PostAsync("/api/workflows", body);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await app.FinishAsync(id);
        return id;
    }

    private static async Task<string> RepositoryAsync(FunctionsApp app)
    {
        app.Write("a.env", "PGDATABASE=olddb\n");
        app.Write("b.yaml", "databases:\n  - other\n  - olddb\n");
        app.Write("c.md", "# c\n");
        await GitAsync(app, "init", "--quiet", "--initial-branch=main");
        await GitAsync(app, "add", "--all");
        await GitAsync(app, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "--message", "first");
        return (await GitAsync(app, "rev-parse", "HEAD")).Trim();
    }

    private static async Task<string> GitAsync(FunctionsApp app, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = app.Source,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
