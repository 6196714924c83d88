using Microsoft.AspNetCore.Http;

namespace GraphMcp.Functions.Http;

/// <summary>Tells where a resource is found, beside the one that was asked for.</summary>
internal static class ResourcePath
{
    private static readonly string[] Routes = ["/workflows/", "/checkpoints/"];

    /// <summary>Returns the path of a workflow.</summary>
    public static string OfWorkflow(HttpRequest request, string id) => $"{Root(request)}/workflows/{id}";

    /// <summary>Returns the path of a checkpoint.</summary>
    public static string OfCheckpoint(HttpRequest request, string id) => $"{Root(request)}/checkpoints/{id}";

    /// <summary>What stands before the first segment of our routes: where the host has put them.</summary>
    private static string Root(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        var starts = Routes.Select(route => path.IndexOf(route, StringComparison.OrdinalIgnoreCase)).Where(start => start >= 0);
        return request.PathBase + path[..starts.DefaultIfEmpty(path.Length).Min()];
    }
}
