using System.Text.Json;
using Durable.Embedded;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>Measures the engine on hubs on disk, beside bare SQLite and plain loops of the same run.</summary>
internal static class EngineBenchmark
{
    /// <summary>Prints the table for both synchronous modes or the one asked for, or, of one mode, a JSON object.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var isJson = args.Contains("--json", StringComparer.Ordinal);
        var at = Array.IndexOf(args, "--synchronous");
        HubDurability? only = null;
        if (at >= 0)
        {
            if (!Enum.TryParse<HubDurability>(args.ElementAtOrDefault(at + 1), ignoreCase: true, out var asked) || !Enum.IsDefined(asked))
            {
                await Console.Error.WriteLineAsync("--synchronous takes full or normal.");
                return 2;
            }

            only = asked;
        }

        HubDurability[] modes =
            only is { } one ? [one]
            : isJson ? [HubDurability.Full]
            : [HubDurability.Full, HubDurability.Normal];
        foreach (var mode in modes)
        {
            await RunAsync(mode, isJson);
        }

        return 0;
    }

    private static async Task RunAsync(HubDurability durability, bool isJson)
    {
        var cases = new EngineCases(durability);
        var all = new List<EngineCase>();
        if (!isJson)
        {
            EngineTable.Begin(durability);
        }

        foreach (var measure in Measures(cases))
        {
            var measured = await measure();
            all.Add(measured);
            if (!isJson)
            {
                EngineTable.Write(measured);
            }
        }

        if (isJson)
        {
            Console.WriteLine(JsonOf(all, cases.BareRowsPerSecond));
        }
        else
        {
            EngineTable.End(cases.BareRowsPerSecond);
        }
    }

    // The 10,000 first: the other two fan-outs are measured by it.
    private static Func<Task<EngineCase>>[] Measures(EngineCases cases) =>
        [
            () => cases.FanOutAsync(10_000),
            () => cases.FanOutAsync(1_000),
            () => cases.FanOutAsync(100_000),
            cases.InstancesAsync,
            cases.SequentialAsync,
            () => cases.SignalsAsync("signalsOneEntity", entities: 1),
            () => cases.SignalsAsync("signals1000Entities", entities: 1_000),
            cases.EventLatencyAsync,
            cases.OpenHubAsync,
            cases.MemoryAsync,
        ];

    private static string JsonOf(IEnumerable<EngineCase> cases, double bareRowsPerSecond)
    {
        var values = cases.ToDictionary(
            one => one.Key,
            one => new Dictionary<string, double>(StringComparer.Ordinal) { [one.Measure] = Math.Round(one.Value, 4) },
            StringComparer.Ordinal
        );
        values["sqliteBare"] = new Dictionary<string, double>(StringComparer.Ordinal) { ["rowsPerSecond"] = Math.Round(bareRowsPerSecond) };
        return JsonSerializer.Serialize(values);
    }
}
