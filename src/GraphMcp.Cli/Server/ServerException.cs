namespace GraphMcp.Cli.Server;

/// <summary>A server did not do what it was asked: what it said, what would help, and the exit code.</summary>
internal sealed class ServerException(int exitCode, string message, string? hint = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int ExitCode { get; } = exitCode;

    public string? Hint { get; } = hint;
}
