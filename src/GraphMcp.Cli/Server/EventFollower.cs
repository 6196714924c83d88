using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GraphMcp.Workflows.Events;

namespace GraphMcp.Cli.Server;

/// <summary>Watches a workflow's events to its end, over as many streams as it takes: servers end them now and then, and connections break.</summary>
/// <param name="server">Has the workflow.</param>
/// <param name="workflow">The workflow's path.</param>
/// <param name="time">The clock.</param>
internal sealed class EventFollower(ServerClient server, string workflow, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Returns the events behind a sequence number, each once.</summary>
    /// <param name="events">The path of the events, with a query where there is one.</param>
    /// <param name="after">The sequence number.</param>
    /// <param name="cancellationToken">Ends the watch.</param>
    /// <exception cref="ServerException">The server is gone, or answers with a problem.</exception>
    public async IAsyncEnumerable<JsonElement> WatchAsync(
        string events,
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var isQuiet = false; !isQuiet || !await HasEndedAsync(cancellationToken); await Task.Delay(Pause, time, cancellationToken))
        {
            isQuiet = true;
            await foreach (var item in server.StreamAsync(events, after, cancellationToken))
            {
                isQuiet = false;
                after = long.TryParse(item.EventId, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : after;
                using var happened = JsonDocument.Parse(item.Data);
                yield return happened.RootElement.Clone();
                if (item.EventType == WorkflowEventTypes.WorkflowCompleted)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>The last event may have been before those that were asked for, and a terminated workflow says nothing any more.</summary>
    private async Task<bool> HasEndedAsync(CancellationToken cancellationToken) =>
        (await server.GetAsync(workflow, cancellationToken)).Text("finishedAt").Length > 0;
}
