using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace GraphMcp.EndToEnd.Tests.Processes;

/// <summary>The built <c>graphmcp</c> command as a child process; ended by its own id when the test is over.</summary>
internal sealed partial class GraphMcpProcess : IAsyncDisposable
{
    public const int SigInt = 2;
    public const int SigTerm = 15;
    public const int SigCont = 18;
    public const int SigStop = 19;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(
        int.Parse(Environment.GetEnvironmentVariable("GRAPHMCP_TEST_PATIENCE_MINUTES") ?? "3", CultureInfo.InvariantCulture)
    );

    private readonly Process _process;
    private readonly Transcript _output;
    private readonly Transcript _error;

    private GraphMcpProcess(Process process)
    {
        _process = process;
        _output = new Transcript(process.StandardOutput);
        _error = new Transcript(process.StandardError);
    }

    public int Id => _process.Id;

    /// <summary>Gets what it said on standard error so far.</summary>
    public string Error => _error.Text;

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "graphmcp.dll");

    /// <summary>Starts the command in a folder.</summary>
    public static GraphMcpProcess Start(string folder, params IEnumerable<string> arguments) =>
        Start(folder, new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <summary>Starts the command in a folder with variables of its environment beside those of this process.</summary>
    public static GraphMcpProcess Start(string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (Environment.GetEnvironmentVariable("GRAPHMCP_STRICT_AZURE_FLOOR") == "1")
        {
            start.Environment["FunctionsHost__StrictAzureFloor"] = "true";
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new GraphMcpProcess(Process.Start(start)!);
    }

    /// <summary>Runs the command to its end.</summary>
    public static async Task<FinishedProcess> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        await using var process = Start(folder, arguments);
        return await process.WaitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<FinishedProcess> WaitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        return new FinishedProcess(_process.ExitCode, await _output.CompleteAsync(), await _error.CompleteAsync());
    }

    /// <summary>Returns how it ended by itself within a time; otherwise it is killed, and null comes back.</summary>
    public async Task<FinishedProcess?> EndOrKillAsync(TimeSpan time)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(time);
        try
        {
            await _process.WaitForExitAsync(deadline.Token);
            return await WaitAsync();
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            _process.Kill();
            await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return null;
        }
    }

    /// <summary>Waits for a line on standard error and returns it.</summary>
    public Task<string> WaitForErrorAsync(string part) => WaitForAsync(_error, part);

    /// <summary>Waits for a line on standard output and returns it.</summary>
    public Task<string> WaitForOutputAsync(string part) => WaitForAsync(_output, part);

    public void Send(int signal)
    {
        if (Kill(_process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} was not delivered: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static async Task<string> WaitForAsync(Transcript transcript, string part) =>
        await transcript.WaitForAsync(part).WaitAsync(Patience, TestContext.Current.CancellationToken);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
