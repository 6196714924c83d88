namespace GraphMcp.Cli.Remote;

/// <summary>A server cannot be reached, or refuses: one line that says why.</summary>
internal sealed class RemoteException(string message, string? hint = null) : Exception(message)
{
    public string? Hint { get; } = hint;
}
