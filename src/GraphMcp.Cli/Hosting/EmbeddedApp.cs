using Durable.Embedded;
using Durable.Embedded.FunctionsHost;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;
using GraphMcp.Functions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace GraphMcp.Cli.Hosting;

/// <summary>The function app on the embedded runtime, with a result folder as its workspace.</summary>
internal static class EmbeddedApp
{
    // A workflow's own window says how many batches are in flight; the engine sets no lower limit.
    private const int MostActivities = 256;

    /// <summary>Makes the app without a web server, for its own user: no folder is closed to it.</summary>
    public static EmbeddedFunctionsHost Build(RunFolder folder) => Build(folder, [], []);

    /// <summary>Makes the app with a web server, whose callers reach only the allowed folders.</summary>
    /// <exception cref="UsageException">It would listen beyond this machine without a key.</exception>
    public static EmbeddedFunctionsHost Serve(ServeArguments arguments)
    {
        var roots = arguments.Roots.Select((root, number) => KeyValuePair.Create($"Workflows:AllowedRoots:{number}", (string?)root));
        try
        {
            return Build(arguments.Folder, arguments.Urls, roots);
        }
        catch (FunctionKeyMissingException error)
        {
            throw new UsageException(error.Message, "or listen on 127.0.0.1 only");
        }
    }

    private static EmbeddedFunctionsHost Build(
        RunFolder folder,
        IEnumerable<string> urls,
        IEnumerable<KeyValuePair<string, string?>> settings
    )
    {
        var builder = FunctionsHostBuilder
            .Create()
            .AddFunctions(typeof(HealthFunctions).Assembly)
            .UseHub(folder.Hub, options => options with { MaxConcurrentActivities = MostActivities })
            .UseUrls([.. urls]);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Workflows:Workspace"] = folder.Workspace,
                ["Workflows:Output"] = folder.Output,
                ["Workflows:Templates"] = folder.Templates,
                ["Workflows:Plugins"] = folder.Plugins,
            }
        );
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddLogging(LogWarningsToStandardError);
        builder.Services.AddGraphMcpFunctions(builder.Configuration);
        return builder.Build();
    }

    /// <summary>Opens the app's hub; nothing runs yet.</summary>
    /// <exception cref="UsageException">Another process owns the hub, or a newer version has written it.</exception>
    public static async Task OpenAsync(EmbeddedFunctionsHost app, RunFolder folder)
    {
        try
        {
            await app.OpenAsync();
        }
        catch (HubInUseException)
        {
            throw new UsageException(
                $"{DisplayPath.Of(folder.Hub)} is in use by another process",
                "wait for it or end it, or choose another folder with --out"
            );
        }
        catch (HubVersionException error)
        {
            throw new UsageException(error.Message, "use that version, or another folder with --out");
        }
    }

    private static void LogWarningsToStandardError(ILoggingBuilder logging) =>
        logging
            .SetMinimumLevel(LogLevel.Warning)
            .AddSimpleConsole(console => console.SingleLine = true)
            .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
}
