using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Durable.Embedded.Tests.Faults;

/// <summary>Reads a trace of system calls: what was acknowledged must be on disk by then, which no test without a power switch can see.</summary>
public sealed partial class SyncTests
{
    [Fact]
    public async Task Start_WithFullDurability_IsSyncedBeforeItIsAcknowledged()
    {
        var answers = await TraceAsync(HubDurability.Full);

        Assert.Equal(Acknowledger.Starts, answers.Count);
        Assert.All(answers, answer => Assert.Equal(new Answer(WasWritten: true, IsSynced: true), answer));
    }

    [Fact]
    public async Task Start_WithNormalDurability_IsWrittenAndNotSynced()
    {
        var answers = await TraceAsync(HubDurability.Normal);

        Assert.Equal(Acknowledger.Starts, answers.Count);
        Assert.All(answers, answer => Assert.True(answer.WasWritten));
        Assert.Contains(answers, answer => !answer.IsSynced);
    }

    private static async Task<List<Answer>> TraceAsync(HubDurability durability)
    {
        var folder = Directory.CreateTempSubdirectory("durable-embedded-");
        try
        {
            var trace = Path.Combine(folder.FullName, "trace");
            string[] arguments =
            [
                .. "-f -qq -y -s 64 --seccomp-bpf -e trace=write,pwrite64,pwritev,fsync,fdatasync -o".Split(' '),
                trace,
                Path.Combine(AppContext.BaseDirectory, "Durable.Embedded.Tests"),
                Acknowledger.Command,
                Path.Combine(folder.FullName, "hub.db"),
                durability.ToString(),
            ];
            using var process = Process.Start(
                new ProcessStartInfo("strace", arguments) { UseShellExecute = false, RedirectStandardOutput = true }
            )!;
            await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, process.ExitCode);
            return Read(await File.ReadAllLinesAsync(trace, TestContext.Current.CancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A write counts from when it is called, a sync once it has returned without an error: never too early.</summary>
    private static List<Answer> Read(IEnumerable<string> trace)
    {
        var answers = new List<Answer>();
        var syncing = new HashSet<string>(StringComparer.Ordinal);
        var (wasWritten, isSynced) = (false, false);
        foreach (var call in trace.Select(line => Call().Match(line)).Where(call => call.Success))
        {
            var (thread, name, rest) = (call.Groups["thread"].Value, call.Groups["name"].Value, call.Groups["rest"].Value);
            var isSync = name.EndsWith("sync", StringComparison.Ordinal);
            if (call.Groups["resumed"].Success)
            {
                isSynced |= isSync && syncing.Remove(thread) && rest.EndsWith("= 0", StringComparison.Ordinal);
            }
            else if (rest.Contains("hub.db-wal>", StringComparison.Ordinal) && isSync)
            {
                isSynced |= rest.EndsWith("= 0", StringComparison.Ordinal) || !syncing.Add(thread);
            }
            else if (rest.Contains("hub.db-wal>", StringComparison.Ordinal))
            {
                (wasWritten, isSynced) = (true, false);
            }
            else if (rest.Contains('"' + Acknowledger.Line, StringComparison.Ordinal))
            {
                answers.Add(new Answer(wasWritten, isSynced));
                (wasWritten, isSynced) = (false, false);
            }
        }

        return answers;
    }

    [GeneratedRegex(
        @"^(?<thread>\d+)\s+(?:(?<resumed><\.\.\. )(?<name>\w+) resumed>|(?<name>\w+)\()(?<rest>.*)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Call();

    private sealed record Answer(bool WasWritten, bool IsSynced);
}
