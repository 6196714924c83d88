using System.Reflection;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphMcp.Functions.Http;

/// <summary>Finds out whether what the app depends on answers.</summary>
public sealed partial class Readiness(IOptions<WorkflowOptions> options, IWorkspaceProvider workspaces, ILogger<Readiness> logger)
{
    // Something that is never there: asking for it reaches the store and reads nothing.
    private const string Probe = "readiness-probe";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly string Version =
        typeof(Readiness).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Asks all of them.</summary>
    public async Task<ReadyStatus> CheckAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var hub = await AskAsync("hub", stop => client.GetInstanceAsync(Probe, stop), cancellationToken);
        var workspace = await AskAsync("workspace", ReadWorkspaceAsync, cancellationToken);
        var isReady = (hub, workspace) is (ReadyStatus.Reachable, ReadyStatus.Reachable);
        // The runtime is what the client comes from: function code knows no other difference.
        var isAzure = client.GetType().Assembly.GetName().Name!.StartsWith("Microsoft.", StringComparison.Ordinal);
        return new ReadyStatus(isReady ? "ready" : "unready", hub, workspace, isAzure ? "azure" : "embedded", Version);
    }

    private Task ReadWorkspaceAsync(CancellationToken cancellationToken)
    {
        var uri = options.Value.Workspace ?? throw new InvalidOperationException("Workflows:Workspace is not configured.");
        return workspaces.Open(uri).ReadAsync(Probe, cancellationToken).AsTask();
    }

    private async Task<string> AskAsync(string what, Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        try
        {
            await ask(cancellationToken).WaitAsync(Patience, cancellationToken);
            return ReadyStatus.Reachable;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(exception, what);
            return ReadyStatus.Unreachable;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The {What} cannot be reached")]
    private partial void LogUnreachable(Exception exception, string what);
}
