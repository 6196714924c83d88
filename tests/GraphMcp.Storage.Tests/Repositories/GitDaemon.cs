using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace GraphMcp.Storage.Tests.Repositories;

/// <summary>The real git's server over a folder of repositories, at a free port of the loopback address.</summary>
internal sealed class GitDaemon : IAsyncDisposable
{
    private readonly Process _process;

    private GitDaemon(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public static async Task<GitDaemon> StartAsync(string folder)
    {
        var programs = (await Git.RunAsync(folder, "", "--exec-path")).Trim();
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        // By itself, and not as "git daemon", whose end would leave it running.
        string[] arguments = ["--export-all", "--reuseaddr", "--listen=127.0.0.1", $"--port={port}", $"--base-path={folder}", folder];
        var daemon = new GitDaemon(Process.Start(new ProcessStartInfo(Path.Combine(programs, "git-daemon"), arguments))!, port);
        await daemon.WaitAsync();
        return daemon;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitAsync()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(TimeSpan.FromMinutes(1));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, Port, deadline.Token);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        } while (await poll.WaitForNextTickAsync(deadline.Token));
    }
}
