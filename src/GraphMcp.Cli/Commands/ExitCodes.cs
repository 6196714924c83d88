namespace GraphMcp.Cli.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    public const int Succeeded = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>Partially succeeded, or findings with <c>--fail-on-findings</c>.</summary>
    public const int PartiallySucceeded = 3;

    /// <summary>Paused by Ctrl+C or SIGTERM: 128 + SIGINT, as shells expect it.</summary>
    public const int Paused = 130;
}
