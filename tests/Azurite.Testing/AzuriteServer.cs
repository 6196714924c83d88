using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Azurite.Testing;

/// <summary>A running Azurite: blobs and queues on free ports of the loopback address, ended by its own process id.</summary>
/// <remarks>In memory by default; on a folder it can be killed and started again with its disk kept, at the same addresses.</remarks>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";

    // The development account's key, the same for every emulator: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    private readonly string _script;
    private readonly string? _folder;
    private Process _process = null!;
    private int _blobPort;
    private int _queuePort;

    private AzuriteServer(string script, string? folder) => (_script, _folder) = (script, folder);

    /// <summary>Gets the connection string of the development account on this server.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={BlobServiceUri};QueueEndpoint={QueueServiceUri};";

    /// <summary>Gets the address of the blob service, with the account and without a slash at its end.</summary>
    public string BlobServiceUri => $"http://127.0.0.1:{_blobPort}/{Account}";

    /// <summary>Gets the address of the queue service, with the account and without a slash at its end.</summary>
    public string QueueServiceUri => $"http://127.0.0.1:{_queuePort}/{Account}";

    /// <summary>Gets the id of the running process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Installs Azurite where it is not yet, and starts it.</summary>
    /// <param name="folder">Where it keeps its data; null in memory.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">Node or npm is missing, or Azurite did not start; the message says what it said.</exception>
    public static async Task<AzuriteServer> StartAsync(string? folder = null, CancellationToken cancellationToken = default)
    {
        var server = new AzuriteServer(await AzuriteInstallation.EnsureAsync(cancellationToken), folder);
        await server.LaunchAsync(cancellationToken);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Kill();
        return server;
    }

    /// <summary>Ends the process as <c>kill -9</c> does; a server on a folder keeps its data.</summary>
    public async Task KillAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts a killed server again, at the same addresses.</summary>
    /// <exception cref="InvalidOperationException">It keeps its data in memory, so nothing would be left; or it did not start.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        if (_folder is null)
        {
            throw new InvalidOperationException("A server in memory loses everything: start it on a folder.");
        }

        await DisposeAsync();
        await LaunchAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended, or is disposed of, already.
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        _process = AzuriteInstallation.Start(StartInfo(), "it runs Azurite, which the storage tests run against; install Node.js");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartDeadline);
        try
        {
            _blobPort = await PortOfAsync("Blob", deadline.Token);
            _queuePort = await PortOfAsync("Queue", deadline.Token);
        }
        catch
        {
            Kill();
            throw;
        }

        // Nobody needs what it says from here on, but a full pipe would stop it.
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true };
        string[] arguments =
        [
            _script,
            "--skipApiVersionCheck",
            "--disableTelemetry",
            .. _folder is null ? (string[])["--inMemoryPersistence"] : ["--location", _folder],
            .. Listening("blob", _blobPort),
            .. Listening("queue", _queuePort),
            .. Listening("table", 0),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static string[] Listening(string service, int port) => [$"--{service}Host", "127.0.0.1", $"--{service}Port", $"{port}"];

    private async Task<int> PortOfAsync(string service, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            said.Add(line);
            if (ListeningLine().Match(line) is { Success: true } match && match.Groups["service"].Value == service)
            {
                return int.Parse(match.Groups["port"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException($"Azurite ended before its {service} service listened. It said: {string.Join(' ', said)}");
    }

    [GeneratedRegex(
        @"Azurite (?<service>\w+) service is successfully listening at http://127\.0\.0\.1:(?<port>\d+)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ListeningLine();
}
