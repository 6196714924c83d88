using System.CommandLine;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Server;

/// <summary>The options of all commands that speak to a server.</summary>
internal sealed class ServerOptions
{
    private readonly Option<string?> _key = Options.One(
        "--key",
        "KEY",
        $"The server's function key (default: {ServerAddress.KeyVariable}, which other users of the machine do not see)."
    );

    private readonly Option<bool> _json;

    /// <summary>Makes the options; <paramref name="json"/> is the command's own <c>--json</c>, where it has one.</summary>
    public ServerOptions(Option<bool>? json = null) =>
        _json = json ?? new Option<bool>("--json") { Description = "Write the server's answer as JSON." };

    public Option<string?> Server { get; } =
        Options.One("--server", "URL", $"The running server, for example http://127.0.0.1:7071 (default: {ServerAddress.UrlVariable}).");

    public void AddTo(Command command)
    {
        command.Add(Server);
        command.Add(_key);
        if (!command.Options.Contains(_json))
        {
            command.Add(_json);
        }
    }

    public ServerClient Connect(ParseResult result) => new(ServerAddress.Of(result.GetValue(Server), result.GetValue(_key)));

    public ServerOutput Output(ParseResult result, CliTerminal terminal) => new(terminal, result.GetValue(_json));
}
