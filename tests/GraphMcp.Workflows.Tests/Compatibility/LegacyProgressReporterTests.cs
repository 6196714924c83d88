#pragma warning disable GRAPHMCP003 // It is what is tested.

using System.Text.Json;
using GraphMcp.Workflows.Compatibility;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Tests.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>The old progress lines, as text and as JSON.</summary>
public sealed class LegacyProgressReporterTests
{
    [Fact]
    public async Task Lines_OfARun_AreTheOldOnes()
    {
        var (feed, lines) = (new MemoryEventFeed(), new List<string>());
        using var reporting = Report(feed, new FixedOptions(), lines);

        await RunAsync(feed);

        Assert.Equal(
            [
                "Started: plan",
                "Completed: plan",
                "Started: process",
                "Progress: process [█████░░░░░░░░░░░░░░░] 25.0% ETA: 6s",
                "Progress: process [██████████████████░░] 90.0% ETA: 1s",
                "Progress: process [████████████████████] 100.0%",
                "Completed: process",
                "Started: verify",
                "Failed: verify",
            ],
            lines
        );
    }

    [Fact]
    public async Task Lines_AsJson_HaveTheOldFieldsInTheOldOrder()
    {
        var (feed, options, lines) = (new MemoryEventFeed(), new FixedOptions(), new List<string>());
        options.CurrentValue.ProgressFormat = LegacyProgressFormat.Json;
        using var reporting = Report(feed, options, lines);

        await RunAsync(feed);

        Assert.Equal(
            """{"type":"progress","timestamp":10,"workflow_id":"w","step_name":"plan","status":"started","progress_percent":null,"eta_seconds":null,"metrics":null}""",
            lines[0]
        );
        Assert.Equal(
            """{"type":"progress","timestamp":22,"workflow_id":"w","step_name":"process","status":"progress","progress_percent":25,"eta_seconds":6,"metrics":{"current":25,"total":100,"rate_per_second":12.5}}""",
            lines[3]
        );
        Assert.All(lines, line => Assert.Equal(JsonValueKind.Object, JsonElement.Parse(line).ValueKind));
    }

    [Fact]
    public async Task Lines_InBothFormats_ComeInPairs()
    {
        var (feed, options, lines) = (new MemoryEventFeed(), new FixedOptions(), new List<string>());
        options.CurrentValue.ProgressFormat = LegacyProgressFormat.Dual;
        using var reporting = Report(feed, options, lines);

        await feed.HappenAsync("step.started", 10, step: "plan");

        Assert.Equal(("Started: plan", 2, '{'), (lines[0], lines.Count, lines[1][0]));
    }

    [Fact]
    public async Task Lines_AfterEventsThatThisHostHasNotSeen_TellTheWholeRunAllTheSame()
    {
        var (first, second, lines) = (new MemoryEventFeed(), new MemoryEventFeed(), new List<string>());
        await RunAsync(first);
        using var reporting = Report(second, new FixedOptions(), lines);
        foreach (var happened in first.Log)
        {
            second.Write(happened);
        }

        await second.DeliverAsync(second.Log.Last(happened => happened.Type == WorkflowEventTypes.BatchCompleted));
        await second.DeliverAsync(second.Log.First(happened => happened.Type == WorkflowEventTypes.BatchCompleted));

        Assert.Equal(["Progress: process [████████████████████] 100.0%"], lines);
        Assert.Equal(1, second.Reads);
    }

    [Fact]
    public async Task Lines_SwitchedOff_AreNotWrittenAndComeBackRight()
    {
        var (feed, options, lines) = (new MemoryEventFeed(), new FixedOptions(), new List<string>());
        using var reporting = Report(feed, options, lines);
        options.CurrentValue.Progress = false;
        await feed.HappenAsync("plan.pagePlanned", 1, new { files = 10 }, "plan");
        await feed.HappenAsync("step.started", 2, step: "process");
        await feed.HappenAsync("batch.completed", 4, new { files = 4 }, "process", "w/0/00000");

        options.CurrentValue.Progress = true;
        await feed.HappenAsync("batch.completed", 8, new { files = 2 }, "process", "w/0/00001");

        Assert.Equal(["Progress: process [████████████░░░░░░░░] 60.0% ETA: 4s"], lines);
    }

    [Fact]
    public async Task Lines_OfARealRun_GoToTheLogAndEndWithEveryStepCompleted()
    {
        var log = new LineLog();
        await using var host = new WorkflowHost { Configure = ManyPages }.AddFiles(30);
        host.Get<ILoggerFactory>().AddProvider(log);
        host.Get<IOptionsMonitor<LegacyOptions>>().CurrentValue.Progress = true;
        await host.OpenAsync();

        await host.RunAsync(Request("decommission", parallel: 3, maxFiles: 2));
        await log.UntilAsync("Completed: report");

        Assert.Equal(
            ["Completed: plan", "Completed: process", "Completed: verify", "Completed: report"],
            log.Lines.Where(line => line.StartsWith("Completed", StringComparison.Ordinal))
        );
        Assert.Equal(
            "Progress: process [████████████████████] 100.0%",
            log.Lines.Last(line => line.StartsWith("Progress", StringComparison.Ordinal))
        );
    }

    private static IDisposable Report(MemoryEventFeed feed, FixedOptions options, List<string> lines)
    {
        var reporter = new LegacyProgressReporter(options, lines.Add);
        return feed.SubscribeAll((happened, stop) => reporter.TakeAsync(happened, feed.ReadAsync, stop));
    }

    private static async Task RunAsync(MemoryEventFeed feed)
    {
        await feed.HappenAsync("workflow.started", 9);
        await feed.HappenAsync("step.started", 10, step: "plan");
        await feed.HappenAsync("plan.pagePlanned", 11, new { page = 0, files = 60 }, "plan");
        await feed.HappenAsync("plan.pagePlanned", 12, new { page = 1, files = 40 }, "plan");
        await feed.HappenAsync("step.completed", 13, new { state = "Succeeded" }, "plan");
        await feed.HappenAsync("step.started", 20, step: "process");
        await feed.HappenAsync("batch.completed", 22, new { files = 25 }, "process", "w/0/00000");
        await feed.HappenAsync("batch.completed", 22.5, new { files = 25 }, "process", "w/0/00001");
        await feed.HappenAsync("batch.completed", 29, new { files = 40 }, "process", "w/1/00000");
        await feed.HappenAsync("batch.completed", 29.5, new { files = 10 }, "process", "w/1/00001");
        await feed.HappenAsync("step.completed", 30, new { state = "Succeeded" }, "process");
        await feed.HappenAsync("step.started", 30, step: "verify");
        await feed.HappenAsync("step.completed", 31, new { state = "Failed" }, "verify");
    }
}
