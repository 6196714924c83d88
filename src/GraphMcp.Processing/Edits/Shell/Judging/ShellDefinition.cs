namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>A variable, function or alias that a statement defines.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="IsCommand">Whether it is used like a command.</param>
/// <param name="ReachesPrograms">Whether programs that the script starts may read it: it is exported under a name that is not the database's.</param>
internal sealed record ShellDefinition(string Name, bool IsCommand, bool ReachesPrograms);
