namespace GraphMcp.Cli.Runs;

/// <summary>What <c>graphmcp serve</c> was asked to do.</summary>
/// <param name="Urls">Where to listen.</param>
/// <param name="Folder">The folder for workspace and results.</param>
/// <param name="Roots">The full paths of the folders that sources and outputs may lie in.</param>
internal sealed record ServeArguments(IReadOnlyList<string> Urls, RunFolder Folder, IReadOnlyList<string> Roots);
