using System.Net;
using System.Text.Json;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Functions.Tests;

/// <summary>Servers read and write only in the folders that they are allowed to.</summary>
public sealed class AllowedRootsOverHttpTests
{
    public static TheoryData<string> Refused =>
        [
            "{root}",
            "{root}/other",
            "{root}/allowed-not",
            "{root}/allowed/../other",
            "{root}/allowed/link",
            "{root}/allowed/circle/x",
            "file://{root}/other",
            "file://{root}/allowed/%2e%2e/other",
            "FILE://{root}/other",
            "git+file://{root}/other",
            "zip:{root}/other/a.zip",
            "https://acct.blob.core.windows.net/sources",
            "/",
        ];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Start_FromASourceOutside_IsRefused(string source)
    {
        await using var app = await StartAsync();

        using var answer = await PostAsync(app, source, output: null);

        await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "source-not-allowed");
        Assert.Empty(await app.Manager.ListAsync().ToListAsync());
    }

    [Theory]
    [InlineData("{root}/other")]
    [InlineData("{root}/allowed/link")]
    [InlineData("{root}/workspace")]
    [InlineData("{root}/allowed/../workspace/requests")]
    public async Task Start_WithAnOutputOutside_IsRefused(string output)
    {
        await using var app = await StartAsync();

        using var answer = await PostAsync(app, "{root}/allowed", output);

        await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "source-not-allowed");
    }

    [Theory]
    [InlineData("{root}/allowed", null)]
    [InlineData("{root}/allowed/below", "{root}/out/mine")]
    [InlineData("file://{root}/allowed/below/..", "{root}/allowed/result")]
    public async Task Start_WithPlacesInside_IsAccepted(string source, string? output)
    {
        await using var app = await StartAsync();

        using var answer = await PostAsync(app, source, output);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task Start_WhereNoFoldersAreAllowed_IsRefused()
    {
        await using var app = await FunctionsApp.StartAsync(
            configure: (services, _) => services.PostConfigure<WorkflowOptions>(options => options.AllowedRoots ??= [])
        );

        using var answer = await PostAsync(app, "{root}/source", output: null);

        await Problems.AssertAsync(answer, HttpStatusCode.BadRequest, "source-not-allowed");
    }

    private static async Task<FunctionsApp> StartAsync()
    {
        var app = await FunctionsApp.StartAsync(
            configure: (services, source) =>
                services.Configure<WorkflowOptions>(options => options.AllowedRoots = [Path.Combine(source, "../allowed")])
        );
        foreach (var folder in new[] { "allowed/below", "allowed-not", "other" })
        {
            Directory.CreateDirectory(Path.Combine(app.Root, folder));
        }

        File.CreateSymbolicLink(Path.Combine(app.Root, "allowed/link"), Path.Combine(app.Root, "other"));
        File.CreateSymbolicLink(Path.Combine(app.Root, "allowed/circle"), "circle");
        return app;
    }

    private static Task<HttpResponseMessage> PostAsync(FunctionsApp app, string source, string? output) =>
        app.PostAsync(
            "/api/workflows",
            JsonSerializer.Serialize(
                new
                {
                    template = "inventory",
                    source = new { uri = source.Replace("{root}", app.Root, StringComparison.Ordinal) },
                    output = output?.Replace("{root}", app.Root, StringComparison.Ordinal),
                }
            )
        );
}
