using Durable.Embedded;
using Durable.Embedded.FunctionsHost;
using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;
using GraphMcp.Functions;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace GraphMcp.Cli.Hosting;

/// <summary>The function app on the embedded runtime, with a result folder as its workspace.</summary>
internal static class EmbeddedApp
{
    // For one's own run the workflow's window alone says how many batches are in flight; the engine sets no lower limit.
    private const int MostActivities = 256;

    /// <summary>Makes the app without a web server; it acts for its own user, who may name any folder.</summary>
    public static EmbeddedFunctionsHost Build(RunFolder folder) => Prepare(folder, MostActivities, folder.Workspace, folder.Output).Build();

    /// <summary>Makes the app with a web server, which acts for whoever may call it.</summary>
    /// <exception cref="FunctionKeyMissingException">Others can reach it, and it has no key.</exception>
    public static EmbeddedFunctionsHost BuildServer(ServeArguments arguments)
    {
        var configured = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(WorkflowOptions.Section);
        var builder = Prepare(
                arguments.Folder,
                arguments.MaxActivities,
                configured[nameof(WorkflowOptions.Workspace)] ?? arguments.Folder.Workspace,
                configured[nameof(WorkflowOptions.Output)] ?? arguments.Folder.Output
            )
            .UseUrls([.. arguments.Urls]);
        if (arguments.Key is { Length: > 0 } key)
        {
            builder.UseFunctionKey(key);
        }

        if (arguments.RequireKey)
        {
            builder.RequireFunctionKey();
        }

        arguments.Inbox.AddTo(builder);
        builder.Services.PostConfigure<WorkflowOptions>(options =>
            options.AllowedRoots = [
                .. (arguments.AllowedRoots ?? (IEnumerable<string>?)options.AllowedRoots) ?? [Environment.CurrentDirectory],
                // What lands there is the source of what it starts.
                .. arguments.Inbox.Place is { } place ? new[] { place } : [],
            ]
        );
        return builder.Build();
    }

    private static FunctionsHostBuilder Prepare(RunFolder folder, int activities, string workspace, string output)
    {
        var builder = FunctionsHostBuilder
            .Create()
            .AddFunctions(typeof(HealthFunctions).Assembly)
            .UseHub(folder.Hub, options => options with { MaxConcurrentActivities = activities });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Workflows:Workspace"] = workspace,
                ["Workflows:Output"] = output,
                ["Workflows:Templates"] = folder.Templates,
                ["Workflows:Plugins"] = folder.Plugins,
            }
        );
        builder.Services.AddLogging(LogWarningsToStandardError);
        builder.Services.AddGraphMcpFunctions(builder.Configuration);
        return builder;
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
