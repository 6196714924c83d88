using GraphMcp.EndToEnd.Tests.Http;

namespace GraphMcp.EndToEnd.Tests.Blobs;

/// <summary>Starts <c>graphmcp serve</c> with everything but its hub in a blob service.</summary>
internal static class InboxServer
{
    /// <summary>Starts it, or starts it again on the same hub.</summary>
    /// <param name="folder">Where its hub lies.</param>
    /// <param name="connection">The connection string of the blob service.</param>
    public static Task<ServerProcess> StartAsync(string folder, string connection) =>
        ServerProcess.StartAsync(
            folder,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Inbox"] = connection,
                ["Azurite"] = connection,
                ["Workflows__Workspace"] = "azurite:workspace",
                ["Workflows__Output"] = "azurite:results",
            },
            ["--allow-root", "azurite:sources"]
        );
}
