using System.Diagnostics;
using System.Globalization;
using Durable.Embedded.Hub;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Crashes;

/// <summary>A process that works on a hub until it is killed, or has done all.</summary>
internal static class Victim
{
    public const string Command = "be-killed";

    /// <summary>What each of its instances runs.</summary>
    public static readonly Step[] Steps =
    [
        new Step.Signal(1),
        new Step.FanOut(10),
        new Step.Sleep(),
        new Step.CallEntity(2, Fails: false),
        new Step.CallEntity(4, Fails: true),
        new Step.Flaky(1, 2),
        new Step.Locked(6),
        new Step.ContinueAsNew(),
        new Step.Message(3),
        new Step.Child([new Step.Call(4), new Step.Signal(5)]),
        new Step.Children(2, [new Step.Signal(2), new Step.Timeout()]),
        new Step.Guids(),
    ];

    public const string Rewound = "rewound";

    public static string At(string point, int passes) => string.Create(CultureInfo.InvariantCulture, $"{point}:{passes}");

    public static string InstanceId(int number) => string.Create(CultureInfo.InvariantCulture, $"program-{number}");

    /// <param name="moment">The crash point at which it kills itself, and after how many passes, as <see cref="At"/> says it; empty: never.</param>
    public static async Task<int> RunAsync(string path, int programs, string moment)
    {
        var crasher = new Crasher(static () => Process.GetCurrentProcess().Kill());
        if (moment.Split(':') is [var point, var passes])
        {
            crasher.DieAt(Enum.Parse<CrashPoint>(point), int.Parse(passes, CultureInfo.InvariantCulture));
        }

        var options = new EmbeddedHubOptions { Path = path, CrashPoints = crasher.Reached };
        var registry = new DurableTaskRegistry();
        Interpreter.Register(registry);
        await using var hub = await EmbeddedHub.OpenAsync(options, registry);
        await hub.StartAsync();
        Console.WriteLine("started");
        foreach (var number in Enumerable.Range(0, programs))
        {
            await EnsureStartedAsync(hub.Client, InstanceId(number), Steps);
        }

        await EnsureStartedAsync(hub.Client, Rewound, RewoundSteps(path));
        await RewindAsync(hub.Client, path);

        foreach (var number in Enumerable.Range(0, programs))
        {
            await hub.Client.WaitForInstanceCompletionAsync(InstanceId(number));
        }

        return 0;
    }

    /// <summary>What the instance runs that fails once and is rewound.</summary>
    public static Step[] RewoundSteps(string path) =>
        [new Step.Signal(7), new Step.FanOut(4), new Step.Locked(8), new Step.Mended(Mend(path)), new Step.Signal(9), new Step.Call(5)];

    private static string Mend(string path) => path + ".mended";

    private static async Task RewindAsync(DurableTaskClient client, string path)
    {
        var done = await client.WaitForInstanceCompletionAsync(Rewound);
        if (done.RuntimeStatus == OrchestrationRuntimeStatus.Failed)
        {
            await File.WriteAllTextAsync(Mend(path), "");
            await client.RewindInstanceAsync(Rewound, "mended");
            await client.WaitForInstanceCompletionAsync(Rewound);
        }
    }

    private static async Task EnsureStartedAsync(DurableTaskClient client, string id, IReadOnlyList<Step> steps)
    {
        if (await client.GetInstanceAsync(id) is null)
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                Interpreter.Orchestrator,
                new Interpreter.Program(steps, 0),
                new StartOrchestrationOptions(id)
            );
        }
    }
}
