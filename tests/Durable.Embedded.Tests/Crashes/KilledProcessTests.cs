using System.Diagnostics;
using System.Globalization;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Crashes;

public sealed class KilledProcessTests
{
    private const int Programs = 20;

    [Fact]
    public async Task Kill_AtCrashPoints_LosesNothingAndAppliesNothingTwice()
    {
        await using var hub = new TestHub(Interpreter.Register);
        // An even number dies before a commit, an odd one after it.
        foreach (var point in (int[])[0, 1, 2, 7, 20, 41])
        {
            using var victim = Start(hub.Path, point);
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await FinishAndBalanceAsync(hub);
    }

    [Fact]
    public async Task Kill_FromOutside_LosesNothingAndLeavesNoLock()
    {
        await using var hub = new TestHub(Interpreter.Register);
        for (var lines = 1; lines <= 3; lines++)
        {
            using var victim = Start(hub.Path, point: -1);
            await victim.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            victim.Kill();
            await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await FinishAndBalanceAsync(hub);
    }

    /// <summary>How many kills: the environment variable DURABLE_KILLS, else a few. A hub bears ten of them, then its books must balance.</summary>
    [Fact]
    public async Task Kill_AtRandomMoments_LosesNothingAndAppliesNothingTwice()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("DURABLE_KILLS"), CultureInfo.InvariantCulture, out var said)
            ? said
            : 5;
        for (var killed = 0; killed < kills; )
        {
            await using var hub = new TestHub(Interpreter.Register);
            for (var turn = 0; turn < 10 && killed < kills; turn++, killed++)
            {
                using var victim = Start(hub.Path, point: -1);
                await KillAsync(victim, TimeSpan.FromMilliseconds(Random.Shared.Next(600)));
            }

            await FinishAndBalanceAsync(hub);
        }
    }

    /// <summary>Kills a process a while after it has begun its work, wherever it is then; it may also have done all.</summary>
    private static async Task KillAsync(Process victim, TimeSpan moment)
    {
        await victim.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using var patience = new CancellationTokenSource(moment);
        try
        {
            await victim.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            victim.Kill();
        }

        await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task FinishAndBalanceAsync(TestHub hub)
    {
        using (var last = Start(hub.Path, point: -1))
        {
            await last.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, last.ExitCode);
        }

        await hub.StartAsync();
        var (result, entity) = Model.Run(Victim.Steps);
        for (var number = 0; number < Programs; number++)
        {
            var done = await hub.EndAsync(Victim.InstanceId(number));
            Assert.True(done.RuntimeStatus == OrchestrationRuntimeStatus.Completed, done.ToString());
            Assert.Equal(result, done.ReadOutputAs<int>());
        }

        var (rewoundResult, rewoundEntity) = Model.Run(Victim.RewoundSteps(hub.Path));
        Assert.Equal(rewoundResult, (await hub.EndAsync(Victim.Rewound)).ReadOutputAs<int>());
        Assert.Equal((Programs * entity) + rewoundEntity, await hub.RunAsync<int>("Balance"));
    }

    private static Process Start(string path, int point)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Durable.Embedded.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        string[] arguments =
        [
            Victim.Command,
            path,
            Programs.ToString(CultureInfo.InvariantCulture),
            point.ToString(CultureInfo.InvariantCulture),
        ];
        return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
    }
}
