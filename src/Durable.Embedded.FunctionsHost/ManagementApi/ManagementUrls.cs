using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary>The URLs by which an instance is watched and controlled.</summary>
/// <param name="hubName">The hub's name, which stands in the URLs as that of a task hub.</param>
/// <param name="accessQuery">What the query needs so that the URLs can be called, or null.</param>
internal sealed class ManagementUrls(string hubName, string? accessQuery)
{
    /// <summary>Where the management API is.</summary>
    public const string Path = "/runtime/webhooks/durabletask";

    private const string Connection = "Embedded";

    public string StatusOf(HttpRequest request, string instanceId) => $"{Instance(request, instanceId)}?{CommonQuery}";

    /// <summary>All of an instance's URLs, at the host that the request came to.</summary>
    public JsonObject Of(HttpRequest request, string instanceId)
    {
        var instance = Instance(request, instanceId);
        return new JsonObject
        {
            ["id"] = instanceId,
            ["statusQueryGetUri"] = $"{instance}?{CommonQuery}",
            ["sendEventPostUri"] = $"{instance}/raiseEvent/{{eventName}}?{CommonQuery}",
            ["terminatePostUri"] = $"{instance}/terminate?reason={{text}}&{CommonQuery}",
            ["purgeHistoryDeleteUri"] = $"{instance}?{CommonQuery}",
            ["restartPostUri"] = $"{instance}/restart?{CommonQuery}",
            ["suspendPostUri"] = $"{instance}/suspend?reason={{text}}&{CommonQuery}",
            ["resumePostUri"] = $"{instance}/resume?reason={{text}}&{CommonQuery}",
        };
    }

    private string CommonQuery =>
        $"taskHub={Uri.EscapeDataString(hubName)}&connection={Connection}{(accessQuery is null ? "" : "&" + accessQuery)}";

    private static string Instance(HttpRequest request, string instanceId) =>
        UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, Path) + $"/instances/{Uri.EscapeDataString(instanceId)}";
}
