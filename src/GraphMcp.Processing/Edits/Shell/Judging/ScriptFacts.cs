namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>What a script says as a whole and its commands depend on.</summary>
/// <param name="OwnFunctions">The functions that are called like the database and go.</param>
/// <param name="LoopLists">The variables whose words a loop goes through.</param>
/// <param name="ExportsAll">Whether every variable is exported (<c>set -a</c>).</param>
internal sealed record ScriptFacts(IReadOnlySet<string> OwnFunctions, IReadOnlySet<string> LoopLists, bool ExportsAll);
