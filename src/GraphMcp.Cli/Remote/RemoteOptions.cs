using System.CommandLine;
using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Remote;

/// <summary>The options of all commands that speak to a server.</summary>
internal sealed class RemoteOptions
{
    private const string ServerVariable = "GRAPHMCP_SERVER";
    private const string KeyVariable = "GRAPHMCP_KEY";

    private readonly Option<string?> server = Options.One("--server", "URL", $"The server (or the variable {ServerVariable}).");
    private readonly Option<string?> key = Options.One("--key", "KEY", $"The function key (or the variable {KeyVariable}).");
    private readonly Option<bool> json = new("--json") { Description = "Prints the server's answer as it is." };

    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(key);
        command.Add(json);
    }

    public bool Json(ParseResult result) => result.GetValue(json);

    /// <summary>Returns the server that is named.</summary>
    /// <exception cref="UsageException">None is, or what is named is no address.</exception>
    public RemoteServer Open(ParseResult result)
    {
        var url =
            result.GetValue(server)
            ?? Environment.GetEnvironmentVariable(ServerVariable)
            ?? throw new UsageException(
                "no server is named",
                $"name it with --server http://127.0.0.1:7071, or in the variable {ServerVariable}"
            );
        return Open(url, result.GetValue(key));
    }

    /// <summary>Returns a server by its address.</summary>
    /// <exception cref="UsageException">It is no address.</exception>
    public static RemoteServer Open(string url, string? key) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new RemoteServer(new Uri(url), key ?? Environment.GetEnvironmentVariable(KeyVariable))
            : throw new UsageException($"--server {url} is no HTTP address", "for example --server http://127.0.0.1:7071");
}
