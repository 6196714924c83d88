using System.Diagnostics;
using System.Globalization;
using Durable.Embedded.Hub;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Tests.Crashes;

public sealed class KilledProcessTests
{
    private const int Programs = 20;
    private const string Never = "";

    private static int? Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("DURABLE_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : null;

    /// <summary>Every named crash point: one that is added to the engine is covered without a word here.</summary>
    public static TheoryData<string> Points => [.. Enum.GetNames<CrashPoint>()];

    /// <summary>
    /// Kills the process at the first, second, third … pass of a point, each time on a new hub, until the load passes it no more often.
    /// With DURABLE_KILLS at every pass, else at the first four and ever fewer of the others.
    /// </summary>
    [Theory]
    [MemberData(nameof(Points))]
    public async Task Kill_AtACrashPoint_LosesNothingAndAppliesNothingTwice(string point)
    {
        var killed = 0;
        for (var pass = 0; await DiesAsync(point, pass); pass += Kills is null ? 1 + (pass / 4 * 4) : 1)
        {
            killed++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} processes were killed at {point}.");
        Assert.True(killed >= 5, $"Only {killed} processes died at {point}.");
    }

    /// <summary>A process that dies again and again, each time a little later, comes to the end of its work.</summary>
    [Fact]
    public async Task Kill_AgainAndAgain_LosesNothingAndAppliesNothingTwice()
    {
        await using var hub = new TestHub(Interpreter.Register);
        foreach (var passes in Enumerable.Range(0, 4))
        {
            foreach (var point in Enum.GetNames<CrashPoint>())
            {
                using var victim = Start(hub.Path, Victim.At(point, passes * passes));
                await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
            }
        }

        await FinishAndBalanceAsync(hub);
    }

    [Fact]
    public async Task Kill_FromOutside_LosesNothingAndLeavesNoLock()
    {
        await using var hub = new TestHub(Interpreter.Register);
        for (var lines = 1; lines <= 3; lines++)
        {
            using var victim = Start(hub.Path, Never);
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
        var kills = Kills ?? 5;
        for (var killed = 0; killed < kills; )
        {
            await using var hub = new TestHub(Interpreter.Register);
            for (var turn = 0; turn < 10 && killed < kills; turn++, killed++)
            {
                using var victim = Start(hub.Path, Never);
                await KillAsync(victim, TimeSpan.FromMilliseconds(Random.Shared.Next(600)));
            }

            await FinishAndBalanceAsync(hub);
        }
    }

    /// <summary>Lets a process die on a new hub, and others finish its work; false if it has done all before it came to that pass.</summary>
    private static async Task<bool> DiesAsync(string point, int pass)
    {
        await using var hub = new TestHub(Interpreter.Register);
        using var victim = Start(hub.Path, Victim.At(point, pass));
        await victim.WaitForExitAsync(TestContext.Current.CancellationToken);
        await FinishAndBalanceAsync(hub);
        return victim.ExitCode != 0;
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
        using (var last = Start(hub.Path, Never))
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

    private static Process Start(string path, string moment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Durable.Embedded.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        string[] arguments = [Victim.Command, path, Programs.ToString(CultureInfo.InvariantCulture), moment];
        return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
    }
}
