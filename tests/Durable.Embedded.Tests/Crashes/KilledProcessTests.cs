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

        Assert.Equal(Programs * entity, await hub.RunAsync<int>("Balance"));
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
