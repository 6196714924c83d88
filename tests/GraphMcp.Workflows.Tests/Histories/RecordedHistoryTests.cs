using System.Reflection;
using Durable.Embedded;
using DurableTask.Core.History;
using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Orchestration;
using Microsoft.DurableTask;

namespace GraphMcp.Workflows.Tests.Histories;

/// <summary>Workflows that ran on earlier code go on with today's: the recorded histories of all versions are replayed.</summary>
public sealed class RecordedHistoryTests
{
    /// <summary>The version of the orchestrators' code that <see cref="HistoryScenarios"/> are recorded of.</summary>
    private const string Newest = "v1";

    private static readonly Dictionary<string, Func<ITaskOrchestrator>> Orchestrators = new(StringComparer.Ordinal)
    {
        [TaskNames.Workflow] = () => new WorkflowOrchestrator(),
        [TaskNames.Shard] = () => new ShardOrchestrator(),
        [TaskNames.Batch] = () => new BatchOrchestrator(),
        [TaskNames.EventDelivery] = () => new EventDeliveryOrchestrator(),
    };

    /// <summary>The files of the corpus, by version and scenario.</summary>
    public static TheoryData<string> Files =>
        [
            .. Directory
                .EnumerateFiles(RecordedHistory.Folder, "*.json", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(RecordedHistory.Folder, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Replay_OfARecordedHistory_AsksForTheSame(string file)
    {
        var histories = Read(file);

        Assert.NotEmpty(histories);
        foreach (var history in histories)
        {
            Replay(history, Orchestrators[history.Orchestrator]());
        }
    }

    /// <summary>Whatever the code would ask for otherwise is found: each recorded action is another one once. When a timer is due may change.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Replay_OfAHistoryWithOneOtherAction_IsCaught(string file)
    {
        foreach (var history in Read(file))
        {
            var actions = history.Events.Count(IsAction);
            Assert.True(actions > 0, history.InstanceId);
            for (var action = 0; action < actions; action++)
            {
                var changed = Read(file).Single(each => each.InstanceId == history.InstanceId);
                Change(changed.Events.Where(IsAction).ElementAt(action));
                Assert.Throws<NonDeterministicOrchestrationException>(() => Replay(changed, Orchestrators[history.Orchestrator]()));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Replay_OnAnOrchestratorThatHasStrayed_IsCaught(string file)
    {
        foreach (var history in Read(file))
        {
            var strayed = new StrayedOrchestrator(Orchestrators[history.Orchestrator]());
            Assert.Throws<NonDeterministicOrchestrationException>(() => Replay(history, strayed));
        }
    }

    [Fact]
    public void Corpus_OfTheNewestVersion_HasEveryScenarioOrchestratorAndCall()
    {
        var files = Files.Select(row => row.Data).Where(file => file.StartsWith(Newest, StringComparison.Ordinal)).ToList();
        var histories = files.SelectMany(Read).ToList();
        var asked = histories.SelectMany(history => history.Events).Select(NameOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var names = typeof(TaskNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(name => (string)name.GetValue(null)!);

        Assert.Equivalent(HistoryScenarios.All.Keys.Select(name => $"{Newest}/{name}.json"), files, strict: true);
        Assert.Equal(Orchestrators.Keys.Order(), histories.Select(history => history.Orchestrator).Distinct().Order());
        // Entities are no calls by name, and are called by what is replayed above.
        Assert.Empty(
            names.Except([.. asked, TaskNames.EventLog, TaskNames.Progress]).Except([TaskNames.Workflow, TaskNames.EventDelivery])
        );
    }

    private static IReadOnlyList<RecordedHistory> Read(string file) => RecordedHistory.Read(Path.Combine(RecordedHistory.Folder, file));

    private static void Replay(RecordedHistory history, ITaskOrchestrator orchestrator) =>
        OrchestrationReplayer.Replay(orchestrator, history.InstanceId, history.Events);

    private static bool IsAction(HistoryEvent happened) =>
        happened is TaskScheduledEvent or SubOrchestrationInstanceCreatedEvent or EventSentEvent;

    private static string? NameOf(HistoryEvent happened) =>
        happened switch
        {
            TaskScheduledEvent task => task.Name,
            SubOrchestrationInstanceCreatedEvent child => child.Name,
            _ => null,
        };

    private static void Change(HistoryEvent action)
    {
        switch (action)
        {
            case TaskScheduledEvent task:
                task.Name = "Another";
                break;
            case SubOrchestrationInstanceCreatedEvent child:
                child.Name = "Another";
                break;
            case EventSentEvent sent:
                sent.InstanceId = "@another@one";
                break;
        }
    }
}
