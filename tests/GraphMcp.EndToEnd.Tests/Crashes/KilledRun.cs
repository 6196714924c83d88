using System.Globalization;
using GraphMcp.EndToEnd.Tests.Processes;

namespace GraphMcp.EndToEnd.Tests.Crashes;

/// <summary>A run whose process is killed again and again, and which is gone on with each time.</summary>
internal sealed class KilledRun(string folder, IReadOnlyList<string> run, string output, ITestOutputHelper log)
{
    private bool _resume;
    private bool _finished;

    /// <summary>Gives each process a random part of what an undisturbed run takes, so that all kills fall into the work, and kills it.</summary>
    public async Task KillAsync(int kills, TimeSpan undisturbed)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("GRAPHMCP_CHAOS_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        var random = new Random(seed);
        log.WriteLine($"GRAPHMCP_CHAOS_SEED={seed}");
        for (var kill = 0; kill < kills && !_finished; kill++)
        {
            await GoOnAsync(undisturbed * random.NextDouble() * 1.5 / kills);
        }
    }

    /// <summary>Lets it go on to its end.</summary>
    public async Task FinishAsync()
    {
        // Once more when the last kill came before there was anything to resume.
        for (var attempt = 0; attempt < 2 && !_finished; attempt++)
        {
            await GoOnAsync(TimeSpan.FromDays(1));
        }

        Assert.True(_finished, "The run did not end.");
    }

    private async Task GoOnAsync(TimeSpan time)
    {
        await using var process = GraphMcpProcess.Start(folder, _resume ? ["resume", "--out", output] : run);
        var ended = await process.EndOrKillAsync(time);
        log.WriteLine($"{(_resume ? "resume" : "run")} {(ended is null ? "killed after" : $"ended with {ended.ExitCode} within")} {time}");
        if (ended is null)
        {
            _resume = true;
        }
        else if (ended.ExitCode == 2)
        {
            // Nothing to resume: it was killed before it had begun, or after all was done.
            _finished = File.Exists(Path.Combine(folder, output, "report.json"));
            _resume = false;
        }
        else
        {
            ended.Expect(0);
            _finished = true;
        }
    }
}
