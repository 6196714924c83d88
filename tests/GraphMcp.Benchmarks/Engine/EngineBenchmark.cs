using System.Text.Json;
using Durable.Embedded;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>Measures the engine on hubs on disk, beside bare SQLite and plain loops of the same run.</summary>
internal static class EngineBenchmark
{
    /// <summary>Prints the table for both synchronous modes or the one asked for, or, of one mode, a JSON object; <c>--case KEY</c> measures one case.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var isJson = args.Contains("--json", StringComparer.Ordinal);
        HubDurability? only = null;
        if (Option(args, "--synchronous") is { } name)
        {
            if (!Enum.TryParse<HubDurability>(name, ignoreCase: true, out var asked) || !Enum.IsDefined(asked))
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
            await RunAsync(mode, isJson, Option(args, "--case"));
        }

        return 0;
    }

    private static async Task RunAsync(HubDurability durability, bool isJson, string? key)
    {
        var cases = new EngineCases(durability);
        var all = new List<EngineCase>();
        if (!isJson)
        {
            EngineTable.Begin(durability);
        }

        foreach (var (_, measure) in Measures(cases).Where(one => key is null || one.Key == key))
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

    private static string? Option(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at ? args.ElementAtOrDefault(at + 1) ?? "" : null;

    // The 10,000 first: the other two fan-outs are measured by it. Measured alone, they measure it too.
    private static (string Key, Func<Task<EngineCase>> Measure)[] Measures(EngineCases cases) =>
        [
            ("fanout10000", () => cases.FanOutAsync(10_000)),
            ("fanout1000", () => cases.FanOutAsync(1_000)),
            ("fanout100000", () => cases.FanOutAsync(100_000)),
            ("instances10000x5", cases.InstancesAsync),
            ("sequential1000", cases.SequentialAsync),
            ("signalsOneEntity", () => cases.SignalsAsync("signalsOneEntity", entities: 1)),
            ("signals1000Entities", () => cases.SignalsAsync("signals1000Entities", entities: 1_000)),
            ("eventLatency", cases.EventLatencyAsync),
            ("openHub", cases.OpenHubAsync),
            ("memory10000", cases.MemoryAsync),
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
