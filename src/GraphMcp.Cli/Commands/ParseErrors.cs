using System.CommandLine;
using System.CommandLine.Invocation;

namespace GraphMcp.Cli.Commands;

/// <summary>Turns what the parser did not understand into one line and a hint.</summary>
internal static class ParseErrors
{
    /// <summary>Refuses what does not parse.</summary>
    /// <exception cref="UsageException">The arguments do not parse.</exception>
    public static void ThrowIfAny(ParseResult result)
    {
        // --help and --version replace the action: they are served whatever else is wrong.
        if (result.Action is not ParseErrorAction)
        {
            return;
        }

        var command = result.CommandResult.Command;
        throw result switch
        {
            { UnmatchedTokens: [var word, ..] } => Unknown(word, command),
            { CommandResult.Command: RootCommand } => new UsageException(
                "no command is given",
                $"the commands are {string.Join(", ", command.Subcommands.Select(subcommand => subcommand.Name))}; see graphmcp --help"
            ),
            _ => new UsageException(Sentence(result.Errors[0].Message), Help(command)),
        };
    }

    private static UsageException Unknown(string word, Command command)
    {
        var isOption = word.StartsWith('-');
        var what =
            isOption ? "option"
            : command is RootCommand ? "command"
            : "argument";
        var candidates = isOption
            ? command.Options.Select(option => option.Name)
            : command.Subcommands.Select(subcommand => subcommand.Name);
        var near = NearMatch.Find(word, candidates);
        return new UsageException($"unknown {what} '{word}'", near is null ? Help(command) : $"did you mean '{near}'? See {Help(command)}");
    }

    private static string Help(Command command) => command is RootCommand ? "graphmcp --help" : $"graphmcp {command.Name} --help";

    private static string Sentence(string message)
    {
        var line = message.ReplaceLineEndings(" ").TrimEnd('.', ' ');
        return char.ToLowerInvariant(line[0]) + line[1..];
    }
}
