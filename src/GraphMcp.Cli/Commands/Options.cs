using System.CommandLine;
using System.CommandLine.Parsing;

namespace GraphMcp.Cli.Commands;

/// <summary>Makes options whose values are texts: given once or many times, never empty.</summary>
internal static class Options
{
    public static Option<string?> One(string name, string helpName, string description)
    {
        var option = new Option<string?>(name) { HelpName = helpName, Description = description };
        option.Validators.Add(RefuseEmpty);
        return option;
    }

    public static Option<string[]> Many(string name, string helpName, string description)
    {
        var option = new Option<string[]>(name)
        {
            HelpName = helpName,
            Description = $"{description} May be repeated.",
            DefaultValueFactory = _ => [],
        };
        option.Validators.Add(RefuseEmpty);
        // The parser lets the last of several go without a value.
        option.Validators.Add(result =>
        {
            if (result.IdentifierTokenCount > result.Tokens.Count)
            {
                result.AddError($"{name} has no value");
            }
        });
        return option;
    }

    private static void RefuseEmpty(OptionResult result)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError($"{result.Option.Name} is empty");
        }
    }
}
