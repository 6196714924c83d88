using System.Diagnostics;

namespace GraphMcp.Benchmarks.Http;

/// <summary>A <c>graphmcp serve</c> of its own, on a free port.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServedProcess(Process process, Uri url) => (this.process, Url) = (process, url);

    public Uri Url { get; }

    /// <summary>Gets the time for which it had a core.</summary>
    public TimeSpan Computed
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static async Task<ServedProcess> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "graphmcp.dll"),
                "serve",
                "--urls",
                "http://127.0.0.1:0",
                "--out",
                "out",
            },
        };
        var started = Process.Start(start)!;
        var line = await started.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServedProcess(started, new Uri(line.Split("listening on ")[1].Split(' ')[0]));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
