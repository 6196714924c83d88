using System.CommandLine;
using Durable.Embedded.FunctionsHost;
using GraphMcp.Cli.Hosting;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Server;
using GraphMcp.Cli.Terminal;
using Microsoft.Extensions.Configuration;

namespace GraphMcp.Cli.Commands;

/// <summary><c>graphmcp serve</c>: the function app on Kestrel.</summary>
internal sealed class ServeCommand(CliTerminal terminal)
{
    private const string DefaultUrl = "http://127.0.0.1:7071";

    private readonly Option<string?> _urls = Options.One("--urls", "URL", $"Where to listen (default: {DefaultUrl}).");
    private readonly Option<string?> _output = Options.One(
        "--out",
        "DIR",
        "The folder for the hub, and for workspace and results where Workflows__Workspace and Workflows__Output do not say otherwise (default: ./graphmcp-out)."
    );
    private readonly Option<string?> _hub = Options.One("--hub", "FILE", "The file that keeps the durable state.");
    private readonly Option<string[]> _allowRoot = Options.Many(
        "--allow-root",
        "DIR|URI",
        "A folder or URI in and below which requests may name sources and outputs (default: the current folder)."
    );
    private readonly Option<string?> _key = Options.One(
        "--key",
        "KEY",
        $"The function key that callers need where others can reach the server (default: {ServerAddress.KeyVariable})."
    );
    private readonly Option<bool> _requireKey = new("--require-key")
    {
        Description = "Let callers on this machine need the key, too: for example because a proxy lets others in.",
    };
    private readonly Option<string?> _maxActivities = Options.One(
        "--max-activities",
        "N",
        "Activities of all workflows at once at most (default: 4 a core, at least 8)."
    );
    private readonly Option<string?> _inbox = Options.One(
        "--inbox",
        "DIR",
        "A folder in which TEMPLATE/NAME starts a workflow: an archive, a list of files, or a request in JSON or YAML (default: the container 'inbox' of the connection Inbox, if that is set)."
    );
    private readonly ExtensionOptions _extensions = new();

    public Command Build()
    {
        var command = new Command("serve", "Serves the HTTP API until Ctrl+C.")
        {
            _urls,
            _output,
            _hub,
            _allowRoot,
            _key,
            _requireKey,
            _inbox,
            _maxActivities,
        };
        _extensions.AddTemplatesTo(command);
        _extensions.AddPluginsTo(command);
        command.SetAction((result, _) => ExecuteAsync(Read(result)));
        return command;
    }

    private async Task<int> ExecuteAsync(ServeArguments arguments)
    {
        arguments.Folder.Create();
        using var signals = new StopSignals(() => Environment.Exit(ExitCodes.Succeeded));
        await using var app = Build(arguments);
        await EmbeddedApp.OpenAsync(app, arguments.Folder);
        await app.StartAsync();
        await terminal.Output.WriteLineAsync(
            $"listening on {string.Join(" and ", app.Urls)} (Ctrl+C ends; what has not ended goes on at the next start)"
        );
        if (arguments.Inbox.Shown is { } inbox)
        {
            await terminal.Output.WriteLineAsync($"what lands in {inbox} as TEMPLATE/NAME starts workflows");
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, signals.First).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync();
        return ExitCodes.Succeeded;
    }

    private static EmbeddedFunctionsHost Build(ServeArguments arguments)
    {
        try
        {
            return EmbeddedApp.BuildServer(arguments);
        }
        catch (FunctionKeyMissingException error)
        {
            throw new UsageException(
                $"others can reach {error.Url}, and the server has no key",
                $"set one in {ServerAddress.KeyVariable} or with --key, or listen at {DefaultUrl}"
            );
        }
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
            AllowedRoots(result.GetRequiredValue(_allowRoot)),
            result.GetValue(_key) ?? Environment.GetEnvironmentVariable(ServerAddress.KeyVariable),
            result.GetValue(_requireKey),
            InboxOf(result.GetValue(_inbox)),
            NumberArguments.Positive(_maxActivities.Name, result.GetValue(_maxActivities), "16")
                ?? Math.Max(8, 4 * Environment.ProcessorCount)
        );
    }

    private static string[]? AllowedRoots(string[] places) => places.Length == 0 ? null : [.. places.Select(AllowedRoot)];

    private static string AllowedRoot(string place) =>
        Directory.Exists(place) ? Path.GetFullPath(place)
        : RunPlace.IsRemote(place) ? place
        : throw new UsageException($"--allow-root {place} is no folder", "name folders that are there, or URIs as sources have them");

    private static ServedInbox InboxOf(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new UsageException($"--inbox {folder} is no folder", "make it first: what lands in it starts workflows");
        }

        try
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
            return ServedInbox.Of(folder is null ? null : Path.GetFullPath(folder), configuration);
        }
        catch (FormatException)
        {
            throw new UsageException(
                "the setting Inbox is no connection string of a storage account",
                "for example UseDevelopmentStorage=true"
            );
        }
    }

    private static bool IsHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.AbsolutePath == "/";
}
