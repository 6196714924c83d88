namespace GraphMcp.Cli.Commands;

/// <summary>The command was called in a way that cannot work: one line that says so, and a hint what would.</summary>
internal sealed class UsageException(string message, string hint) : Exception(message)
{
    public string Hint { get; } = hint;
}
