using System.CommandLine;
using GraphMcp.Cli.Hosting;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Commands;

/// <summary><c>graphmcp serve</c>: the function app on Kestrel.</summary>
internal sealed class ServeCommand(CliTerminal terminal)
{
    private const string DefaultUrl = "http://127.0.0.1:7071";

    private readonly Option<string?> _urls = Options.One("--urls", "URL", $"Where to listen (default: {DefaultUrl}).");
    private readonly Option<string?> _output = Options.One(
        "--out",
        "DIR",
        "The folder for workspace and results (default: ./graphmcp-out)."
    );
    private readonly Option<string?> _hub = Options.One("--hub", "FILE", "The file that keeps the durable state.");
    private readonly Option<string[]> _roots = Options.Many(
        "--allow-root",
        "DIR",
        "A folder that sources and outputs may lie in (default: the working directory)."
    );
    private readonly ExtensionOptions _extensions = new();

    public Command Build()
    {
        var command = new Command("serve", "Serves the HTTP API until Ctrl+C.") { _urls, _output, _hub, _roots };
        _extensions.AddTemplatesTo(command);
        _extensions.AddPluginsTo(command);
        command.SetAction((result, _) => ExecuteAsync(Read(result)));
        return command;
    }

    private async Task<int> ExecuteAsync(ServeArguments arguments)
    {
        arguments.Folder.Create();
        using var signals = new StopSignals(() => Environment.Exit(ExitCodes.Succeeded));
        await using var app = EmbeddedApp.Serve(arguments);
        await EmbeddedApp.OpenAsync(app, arguments.Folder);
        await app.StartAsync();
        await terminal.Output.WriteLineAsync(
            $"listening on {string.Join(" and ", app.Urls)} (Ctrl+C ends; what has not ended goes on at the next start)"
        );
        await Task.Delay(Timeout.InfiniteTimeSpan, signals.First).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync();
        return ExitCodes.Succeeded;
    }

    private ServeArguments Read(ParseResult result)
    {
        var urls = (result.GetValue(_urls) ?? DefaultUrl).Split(
            ';',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        if (urls.Length == 0 || urls.Any(url => !IsHttp(url)))
        {
            throw new UsageException($"--urls {string.Join(';', urls)} is no HTTP address", $"for example --urls {DefaultUrl}");
        }

        var folder = RunFolder.For(result.GetValue(_output) ?? RunFolder.Default, result.GetValue(_hub));
        return new ServeArguments(
            urls,
            folder with
            {
                Templates = _extensions.Templates(result),
                Plugins = _extensions.Plugins(result),
            },
            Roots(result.GetValue(_roots)!)
        );
    }

    private static string[] Roots(string[] given)
    {
        if (Array.Find(given, root => !Directory.Exists(root)) is { } missing)
        {
            throw new UsageException($"--allow-root {missing} is no folder", "name a folder that exists");
        }

        return given.Length == 0 ? [Directory.GetCurrentDirectory()] : Array.ConvertAll(given, Path.GetFullPath);
    }

    private static bool IsHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/";
}
