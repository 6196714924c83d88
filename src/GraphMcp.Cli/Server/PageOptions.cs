using System.CommandLine;
using System.Globalization;
using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Server;

/// <summary>The options of commands that show long lists.</summary>
internal sealed class PageOptions
{
    private readonly Option<string?> _top = Options.One("--top", "N", "How many at most.");
    private readonly Option<string?> _token = Options.One("--token", "TOKEN", "Goes on where an earlier call ended, which said how.");

    public void AddTo(Command command)
    {
        command.Add(_top);
        command.Add(_token);
    }

    public IEnumerable<(string Name, string? Value)> Read(ParseResult result) =>
        [("top", NumberText(result, _top)), ("token", result.GetValue(_token))];

    /// <summary>Returns the text of an option that is a whole number, or null.</summary>
    public static string? NumberText(ParseResult result, Option<string?> option)
    {
        var text = result.GetValue(option);
        return text is null || long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? text
            : throw new UsageException($"{option.Name} {text} is no number", $"for example {option.Name} 20");
    }
}
