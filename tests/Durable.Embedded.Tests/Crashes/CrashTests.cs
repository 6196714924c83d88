using CsCheck;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Crashes;

public sealed class CrashTests
{
    private static readonly Step[] Everything =
    [
        new Step.Call(3),
        new Step.Signal(5),
        new Step.FanOut(5),
        new Step.Flaky(1, 3),
        new Step.Sleep(),
        new Step.CallEntity(4, Fails: false),
        new Step.CallEntity(4, Fails: true),
        new Step.Locked(6),
        new Step.Guids(),
        new Step.ContinueAsNew(),
        new Step.Message(9),
        new Step.Children(2, [new Step.Call(2), new Step.Signal(1), new Step.ContinueAsNew(), new Step.Signal(2)]),
        new Step.Timeout(),
    ];

    private static readonly Gen<Step> Steps = Gen.Recursive<Step>(
        (depth, step) =>
        {
            var simple = Gen.OneOf<Step>(
                Gen.Int[-5, 5].Select(value => (Step)new Step.Call(value)),
                Gen.Int[0, 20].Select(count => (Step)new Step.FanOut(count)),
                Gen.Select(Gen.Int[0, 3], Gen.Int[1, 3], (failures, attempts) => (Step)new Step.Flaky(failures, attempts)),
                Gen.Const((Step)new Step.Sleep()),
                Gen.Int[-5, 5].Select(amount => (Step)new Step.Signal(amount)),
                Gen.Select(Gen.Int[-5, 5], Gen.Bool, (amount, fails) => (Step)new Step.CallEntity(amount, fails)),
                Gen.Int[-5, 5].Select(amount => (Step)new Step.Locked(amount)),
                Gen.Int[-5, 5].Select(value => (Step)new Step.Message(value)),
                Gen.Const((Step)new Step.Timeout()),
                Gen.Const((Step)new Step.Guids()),
                Gen.Const((Step)new Step.ContinueAsNew())
            );
            return depth >= 2
                ? simple
                : Gen.Frequency(
                    (6, simple),
                    (1, step.List[0, 3].Select(steps => (Step)new Step.Child(steps))),
                    (1, Gen.Select(Gen.Int[1, 3], step.List[0, 3], (count, steps) => (Step)new Step.Children(count, steps)))
                );
        }
    );

    [Theory]
    [InlineData(1000)]
    [InlineData(0)]
    public async Task Crash_AtEveryCommit_ChangesNothing(int sessions)
    {
        // The first run shows how many crash points there are; how turns fall together differs from run to run.
        var points = await RunAsync(Everything, sessions, []);
        for (var point = 0; point < points; point += 3)
        {
            await RunAsync(Everything, sessions, [point]);
        }
    }

    [Fact]
    public async Task Crash_AgainAndAgain_ChangesNothing() =>
        await RunAsync(Everything, 1000, [.. Enumerable.Range(0, 60).Select(i => i % 7)]);

    [Fact]
    public async Task Crash_AtRandomInRandomPrograms_GivesWhatTheModelGives()
    {
        var cases = Gen.Select(Steps.List[1, 8], Gen.Int[0, 30].List[0, 4], Gen.Bool);
        await cases.SampleAsync(
            async (steps, crashes, evicts) => await RunAsync(steps, evicts ? 0 : 1000, crashes),
            iter: 40,
            threads: 2,
            print: test => $"steps: {string.Join(", ", test.Item1)}; crashes after: {string.Join(", ", test.Item2)}; evicts: {test.Item3}"
        );
    }

    /// <summary>Runs a program on a hub that dies after so many crash points, is opened again, and so on; then lets it finish.</summary>
    /// <returns>How many crash points were passed.</returns>
    private static async Task<int> RunAsync(IReadOnlyList<Step> steps, int sessions, IReadOnlyList<int> crashes)
    {
        var crasher = new Crasher(static () => throw new SimulatedCrashException());
        await using var hub = new TestHub(Interpreter.Register) { MaxInstancesInMemory = sessions, CrashPoints = crasher.Reached };
        await hub.OpenAsync();
        await hub.Client.ScheduleNewOrchestrationInstanceAsync(
            Interpreter.Orchestrator,
            new Interpreter.Program(steps, 0),
            new StartOrchestrationOptions("program")
        );
        foreach (var points in crashes)
        {
            await hub.CloseAsync();
            crasher.DieAfter(points);
            await RunUntilItDiesOrIsDoneAsync(hub);
        }

        crasher.DieAfter(int.MaxValue);
        await hub.RestartAsync();
        await BalanceAsync(hub, steps);
        return crasher.Passed;
    }

    private static async Task RunUntilItDiesOrIsDoneAsync(TestHub hub)
    {
        try
        {
            await hub.StartAsync();
            await hub.EndAsync("program");
        }
        catch (HubHaltedException)
        {
            // As planned.
        }
    }

    private static async Task BalanceAsync(TestHub hub, IReadOnlyList<Step> steps)
    {
        var (result, entity) = Model.Run(steps);
        var done = await hub.EndAsync("program");
        Assert.True(done.RuntimeStatus == OrchestrationRuntimeStatus.Completed, done.ToString());
        Assert.Equal(result, done.ReadOutputAs<int>());
        Assert.Equal(entity, await hub.RunAsync<int>("Balance"));
        Assert.All(
            await hub.Client.GetAllInstancesAsync().ToListAsync(),
            instance => Assert.True(instance.IsCompleted, instance.ToString())
        );
    }
}
