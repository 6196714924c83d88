using System.CommandLine;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Cli.Commands;

/// <summary>The options that name what a host is extended from: folders of templates and of plugins.</summary>
internal sealed class ExtensionOptions
{
    // The configuration's own way to name them, as the hosts read it.
    private const string Variable = $"{WorkflowOptions.Section}__";

    private readonly Option<string?> _templates = Options.One(
        "--templates",
        "DIR",
        "A folder whose YAML files are templates, beside the built-in ones."
    );
    private readonly Option<string?> _plugins = Options.One(
        "--plugins",
        "DIR",
        "A folder of plugins, which bring processors, observers and report writers."
    );

    public void AddTemplatesTo(Command command) => command.Add(_templates);

    public void AddPluginsTo(Command command) => command.Add(_plugins);

    /// <summary>Returns the full path of the templates folder, or null.</summary>
    public string? Templates(ParseResult result) => Folder(_templates, result, nameof(WorkflowOptions.Templates));

    /// <summary>Returns the full path of the plugins folder, or null.</summary>
    public string? Plugins(ParseResult result) => Folder(_plugins, result, nameof(WorkflowOptions.Plugins));

    /// <summary>Tells a broken template with a path that can be opened from the current folder.</summary>
    public static string Describe(BrokenTemplate broken, string folder) =>
        (broken with { File = Path.Combine(DisplayPath.Of(folder), broken.File) }).ToString();

    private static string? Folder(Option<string?> option, ParseResult result, string setting)
    {
        var (name, folder) = result.GetValue(option) is { } given
            ? (option.Name, given)
            : (Variable + setting, Environment.GetEnvironmentVariable(Variable + setting));
        return folder switch
        {
            null or "" => null,
            _ when Directory.Exists(folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)),
            _ when File.Exists(folder) => throw new UsageException($"{name} {folder} is a file", "name the folder that it is in"),
            _ => throw new UsageException($"{name} {folder} does not exist", "name a folder that is there"),
        };
    }
}
