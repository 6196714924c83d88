using System.Text.Json;

namespace GraphMcp.Cli.Remote;

/// <summary>Reads a workflow's events: page by page, or as a stream that is taken up again where it broke off.</summary>
internal sealed class RemoteEvents(RemoteServer server, string path, string? type)
{
    private const string End = "workflow.completed";

    public async IAsyncEnumerable<JsonElement> ReadAsync(string? after, bool follow)
    {
        var last = after ?? "0";
        while (true)
        {
            var (hasEnded, isEmpty) = (false, true);
            await foreach (var happened in follow ? StreamAsync(last) : PageAsync(last))
            {
                (last, isEmpty) = (RemoteView.Of(happened, "sequence"), false);
                hasEnded = RemoteView.Of(happened, "type") == End;
                if (type is null || Matches(RemoteView.Of(happened, "type")))
                {
                    yield return happened;
                }
            }

            if (hasEnded || (!follow && isEmpty))
            {
                yield break;
            }
        }
    }

    // The end has to be seen, whatever types are asked for: they are told apart here.
    private IAsyncEnumerable<JsonElement> StreamAsync(string after) => server.StreamAsync($"{path}?after={Uri.EscapeDataString(after)}");

    private async IAsyncEnumerable<JsonElement> PageAsync(string after)
    {
        var page = await server.SendAsync(HttpMethod.Get, $"{path}?top=500&after={Uri.EscapeDataString(after)}");
        foreach (var happened in page.GetProperty("events").EnumerateArray())
        {
            yield return happened;
        }
    }

    private bool Matches(string happened) =>
        type!.EndsWith(".*", StringComparison.Ordinal)
            ? happened.StartsWith(type[..^1], StringComparison.Ordinal)
            : string.Equals(type, happened, StringComparison.Ordinal);
}
