using GraphMcp.Workflows.Tests.Runs;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Tests.Histories;

/// <summary>Records the corpus: <c>GraphMcp.Workflows.Tests record-histories {folder}</c>. Histories of a released version are kept and never recorded again.</summary>
internal static class HistoryRecorder
{
    public const string Command = "record-histories";

    public static async Task<int> RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, play) in HistoryScenarios.All)
        {
            await using var host = await play();
            RecordedHistory.Write(Path.Combine(folder, $"{name}.json"), await ReadAsync(host));
        }

        return 0;
    }

    /// <summary>The histories of all instances of a hub, of those that run still too.</summary>
    public static async Task<IReadOnlyList<RecordedHistory>> ReadAsync(WorkflowHost host)
    {
        var histories = new List<RecordedHistory>();
        await foreach (var instance in host.ManagementClient.GetAllInstancesAsync())
        {
            var events = await host.ManagementClient.GetOrchestrationHistoryAsync(instance.InstanceId);
            histories.Add(new RecordedHistory(instance.InstanceId, instance.Name, [.. events]));
        }

        return histories;
    }
}
