using System.Text.Json;
using System.Text.RegularExpressions;
using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Tests.Runs;
using GraphMcp.Workflows.Tests.Templates;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Events;

/// <summary>docs/events.md against the events of a run that has all of them. A difference is mended by hand, in the table of that page.</summary>
public sealed partial class EventDocumentationTests
{
    [Fact]
    public void Documentation_Types_AreThoseOfTheSystem() =>
        Assert.Equal(WorkflowEventTypes.All.Order(StringComparer.Ordinal), Documented().Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Documentation_Payloads_AreThoseOfARun()
    {
        var seen = await SeenAsync();

        Assert.Equal(Lines(Documented()), Lines(seen));
    }

    /// <summary>Returns the fields of every type's payload as the table has them: sorted, in one text; an empty one where there is none.</summary>
    private static Dictionary<string, string> Documented() =>
        Row()
            .Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "events.md")))
            .ToDictionary(
                row => row.Groups["type"].Value,
                row => Sorted(row.Groups["fields"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries)),
                StringComparer.Ordinal
            );

    private static async Task<Dictionary<string, string>> SeenAsync()
    {
        var (gate, failed) = (new Gate(), 0);
        await using var host = new WorkflowHost
        {
            Configure = ManyPages,
            BeforeFile = (file, _) => file.Path == "03.env" ? throw new FormatException("no") : Task.CompletedTask,
            BeforeActivity = (name, _) =>
                name != TaskNames.ProcessBatch ? Task.CompletedTask
                : Interlocked.Increment(ref failed) == 1 ? throw new IOException("once")
                : gate.PassAsync(),
        }.AddFiles(10);
        await host.OpenAsync();
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", maxFiles: 5));
        await gate.Reached;
        await host.Manager.PauseWorkflowAsync(id);
        await host.Get<WorkflowStateFactory>().Create(host.Client).SaveCheckpointAsync(id);
        gate.Open();
        await host.Manager.ResumeWorkflowAsync(id);
        await host.FinishAsync(id);
        return await UntilItHasAllAsync(host, id);
    }

    private static async Task<Dictionary<string, string>> UntilItHasAllAsync(WorkflowHost host, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var page = await host.Get<WorkflowEventBusFactory>().Reader(host.Client).ReadAsync(id, top: EventLogReader.MaxPage);
            var seen = page
                .Events.GroupBy(happened => happened.Type, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, FieldsOf, StringComparer.Ordinal);
            if (seen.ContainsKey(WorkflowEventTypes.WorkflowCompleted))
            {
                return seen;
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    private static IEnumerable<string> Lines(Dictionary<string, string> types) =>
        types.Select(type => $"{type.Key} {type.Value}").Order(StringComparer.Ordinal);

    private static string FieldsOf(IEnumerable<WorkflowEvent> events) =>
        Sorted(
            events
                .Select(happened => happened.Data)
                .OfType<JsonElement>()
                .Where(data => data.ValueKind == JsonValueKind.Object)
                .SelectMany(data => data.EnumerateObject())
                .Select(field => field.Name)
                .Distinct(StringComparer.Ordinal)
        );

    private static string Sorted(IEnumerable<string> fields) => string.Join(", ", fields.Order(StringComparer.Ordinal));

    // | `type` | `{a, b}` | or | `type` | null |; what stands behind it in the cell is for people.
    [GeneratedRegex(
        @"^\| `(?<type>[a-z]+\.[A-Za-z]+)` \| (?:`\{(?<fields>[^}]*)\}`|null)",
        RegexOptions.Multiline | RegexOptions.NonBacktracking
    )]
    private static partial Regex Row();
}
