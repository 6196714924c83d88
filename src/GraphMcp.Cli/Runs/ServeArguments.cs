namespace GraphMcp.Cli.Runs;

/// <summary>What <c>graphmcp serve</c> was asked to do.</summary>
internal sealed record ServeArguments(IReadOnlyList<string> Urls, RunFolder Folder);
