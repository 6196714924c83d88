namespace GraphMcp.Cli.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCodes
{
    public const int Succeeded = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>Partially succeeded, or findings with <c>--fail-on-findings</c>.</summary>
    public const int PartiallySucceeded = 3;

    /// <summary>No server answers.</summary>
    public const int Unreachable = 4;

    /// <summary>The server wants a key, or another one.</summary>
    public const int Unauthorized = 5;

    /// <summary>The server knows no such workflow, step or checkpoint, or has purged it.</summary>
    public const int NotFound = 6;

    /// <summary>The workflow's state does not allow what was asked, or the id is taken.</summary>
    public const int Conflict = 7;

    /// <summary>Paused by Ctrl+C or SIGTERM: 128 + SIGINT, as shells expect it.</summary>
    public const int Paused = 130;
}
