using System.Net;
using System.Text.Json;

namespace GraphMcp.Functions.Tests;

/// <summary>Lists of workflows over HTTP.</summary>
public sealed class ListOverHttpTests
{
    [Fact]
    public async Task List_PageByPage_ShowsEachWorkflowOnceTheNewestFirst()
    {
        await using var app = await FunctionsApp.StartAsync();
        app.Write("a.sql", "select 1;\n");
        foreach (var id in new[] { "b", "z", "a", "c", "y" })
        {
            await app.RunInventoryAsync(id);
        }

        var (first, next) = await PageAsync(app, "/api/workflows?top=2");
        await app.RunInventoryAsync("late");
        var (second, after) = await PageAsync(app, $"/api/workflows?top=2&token={next}");
        var (third, end) = await PageAsync(app, $"/api/workflows?top=2&token={after}");

        Assert.Equal(["y", "c"], first);
        Assert.Equal(["a", "z"], second);
        Assert.Equal(["b"], third);
        Assert.Null(end);
        Assert.Equal("late", (await PageAsync(app, "/api/workflows?top=1")).Ids.Single());
    }

    [Fact]
    public async Task List_OfWorkflowsWithShards_ShowsOnlyTheWorkflows()
    {
        await using var app = await FunctionsApp.StartAsync();
        app.Write("a.sql", "select 1;\n");
        await app.RunInventoryAsync("one");

        var instances = await app.Client.GetAllInstancesAsync().ToListAsync();
        var (ids, next) = await PageAsync(app, "/api/workflows");

        Assert.True(instances.Count > 1);
        Assert.Equal(["one"], ids);
        Assert.Null(next);
    }

    [Fact]
    public async Task List_ByStateTemplateAndLabels_ShowsThoseThatMatchAll()
    {
        await using var app = await FunctionsApp.StartAsync();
        await app.RunInventoryAsync("red", new { colour = "red", team = "x" });
        await app.RunInventoryAsync("blue", new { colour = "blue", team = "x" });

        Assert.Equal(["blue", "red"], (await PageAsync(app, "/api/workflows?state=succeeded&template=inventory&label=team:x")).Ids);
        Assert.Equal(["red"], (await PageAsync(app, "/api/workflows?label=team:x&label=colour:red")).Ids);
        Assert.Empty((await PageAsync(app, "/api/workflows?state=Running,Paused")).Ids);
        Assert.Empty((await PageAsync(app, "/api/workflows?template=decommission")).Ids);
        Assert.Empty((await PageAsync(app, "/api/workflows?label=team:y")).Ids);
    }

    [Theory]
    [InlineData("top=0", "'top' must be 1 to 500")]
    [InlineData("top=501", "'top' must be 1 to 500")]
    [InlineData("top=many", "'top' must be a whole number")]
    [InlineData("top=1&top=2", "'top' is given more than once")]
    [InlineData("state=Sleeping", "'state' must be one of Pending, Running")]
    [InlineData("state=1", "'state' must be one of Pending, Running")]
    [InlineData("label=team", "'label' must be name:value")]
    [InlineData("token=7", "'token' is not the 'next' of an earlier page")]
    [InlineData("token=-1.a", "'token' is not the 'next' of an earlier page")]
    [InlineData("page=2", "'page' is not known")]
    public async Task List_WithAWrongQuery_SaysWhatIsWrong(string query, string detail)
    {
        await using var app = await FunctionsApp.StartAsync();

        using var answer = await app.Http.GetAsync(new Uri($"/api/workflows?{query}", UriKind.Relative));

        var problem = await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "invalid-request");
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<(IReadOnlyList<string?> Ids, string? Next)> PageAsync(FunctionsApp app, string path)
    {
        var page = await app.GetAsync(path);
        IReadOnlyList<string?> ids = [.. page.GetProperty("workflows").EnumerateArray().Select(item => item.GetProperty("id").GetString())];
        return (ids, page.GetProperty("next").GetString());
    }
}
