using GraphMcp.Cli.Hosting;

namespace GraphMcp.Cli.Runs;

/// <summary>What <c>graphmcp serve</c> was asked to do.</summary>
/// <param name="Urls">Where to listen.</param>
/// <param name="Folder">The result folder.</param>
/// <param name="AllowedRoots">The full paths of the folders that requests may name; null for those that are configured, else the current one.</param>
/// <param name="Key">The function key, or null.</param>
/// <param name="RequireKey">Whether callers need the key on this machine, too.</param>
/// <param name="Inbox">Where what lands starts workflows.</param>
/// <param name="MaxActivities">How many activities of all workflows run at once, so that requests are answered whatever is going on.</param>
internal sealed record ServeArguments(
    IReadOnlyList<string> Urls,
    RunFolder Folder,
    IReadOnlyList<string>? AllowedRoots,
    string? Key,
    bool RequireKey,
    ServedInbox Inbox,
    int MaxActivities
);
