using System.Text.Json;

namespace Durable.Embedded.FunctionsHost;

/// <summary>What this host heeds of a host.json.</summary>
/// <param name="RoutePrefix">What the routes of all HTTP functions begin with.</param>
internal sealed record HostJson(string RoutePrefix)
{
    private const string FileName = "host.json";
    private const string DefaultRoutePrefix = "api";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the file beside the app, if there is one.</summary>
    public static HostJson ReadBesideApp() => Read(Path.Combine(AppContext.BaseDirectory, FileName));

    /// <summary>Reads a file; one that is not there has the defaults.</summary>
    /// <exception cref="InvalidDataException">The file is no JSON, or not of the form of a host.json.</exception>
    public static HostJson Read(string path)
    {
        if (!File.Exists(path))
        {
            return new HostJson(DefaultRoutePrefix);
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return new HostJson(Find(json.RootElement, "extensions", "http", "routePrefix")?.GetString() ?? DefaultRoutePrefix);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{path}' is not a valid host.json: {e.Message}", e);
        }
    }

    private static JsonElement? Find(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }
}
