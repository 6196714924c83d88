namespace GraphMcp.Cli.Terminal;

/// <summary>Where the command writes to and how it was called; results go to the output, everything else to the error stream.</summary>
/// <param name="Output">Standard output: results only.</param>
/// <param name="Error">Standard error: progress, hints, errors.</param>
/// <param name="IsLive">Whether the error stream is a terminal that can be drawn on.</param>
/// <param name="Command">What the user has to type to call this command again.</param>
/// <param name="Time">The clock.</param>
internal sealed record CliTerminal(TextWriter Output, TextWriter Error, bool IsLive, string Command, TimeProvider Time)
{
    /// <summary>Returns the terminal of this process.</summary>
    public static CliTerminal OfThisProcess() =>
        new(
            Console.Out,
            Console.Error,
            !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
            ShellCommand.OfThisProcess(),
            TimeProvider.System
        );

    /// <summary>Writes what went wrong and what would help, a line each.</summary>
    public void WriteError(string message, string? hint = null)
    {
        Error.WriteLine($"error: {message}");
        if (hint is not null)
        {
            Error.WriteLine($"hint: {hint}");
        }
    }
}
