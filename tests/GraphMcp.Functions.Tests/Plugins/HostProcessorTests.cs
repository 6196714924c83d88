using GraphMcp.Processing.Processors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GraphMcp.Functions.Tests.Plugins;

/// <summary>A processor that a host registers as a service.</summary>
public sealed class HostProcessorTests
{
    [Fact]
    public async Task Run_ARegisteredProcessorWithOptions_IsUsedAndListed()
    {
        using var folder = new PluginsFolder().AddTemplate("long-lines", "long-lines");
        await using var app = await FunctionsApp.StartAsync(
            new Dictionary<string, string?>(folder.Settings) { ["Workflows:Pools:desk"] = "2" },
            (services, _) =>
                services.AddSingleton<IFileProcessor, LongLines>().Configure<LongLinesOptions>(options => options.MostCharacters = 10)
        );
        app.Write("short.txt", "short\n");
        app.Write("long.txt", "this is long\n");

        var id = await app.RunAsync("long-lines");

        Assert.Contains("12 characters", app.Read($"out/{id}/report.json"), StringComparison.Ordinal);
        var listed = (await app.GetAsync("/api/processors"))
            .GetProperty("processors")
            .EnumerateArray()
            .Single(processor => processor.GetProperty("name").GetString() == "long-lines");
        Assert.Equal("host", listed.GetProperty("origin").GetProperty("kind").GetString());
        Assert.Equal("desk", listed.GetProperty("pool").GetString());
    }

    private sealed class LongLinesOptions
    {
        public int MostCharacters { get; set; } = 140;
    }

    private sealed class LongLines(IOptions<LongLinesOptions> options) : IFileProcessor
    {
        public string Name => "long-lines";

        public string Pool => "desk";

        public ValueTask<ProcessedFile> ProcessAsync(
            FileToProcess file,
            ProcessorParameters parameters,
            CancellationToken cancellationToken
        )
        {
            var length = System.Text.Encoding.UTF8.GetString(file.Content.Span).Split('\n').Max(line => line.Length);
            Finding[] findings =
                length > options.Value.MostCharacters ? [new Finding("long-line", $"A line has {length} characters.", 1, "file")] : [];
            return ValueTask.FromResult(
                new ProcessedFile
                {
                    State = FileState.Processed,
                    Classification = file.Classification,
                    Findings = findings,
                }
            );
        }
    }
}
