using System.CommandLine;
using GraphMcp.Cli.Hosting;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Plugins;

namespace GraphMcp.Cli.Commands;

/// <summary><c>graphmcp processors</c>: what a template's steps can do to files.</summary>
internal sealed class ProcessorsCommand(CliTerminal terminal)
{
    private readonly ExtensionOptions _extensions = new();

    public Command Build()
    {
        var command = new Command("processors", "Lists the processors and where they come from; fails where a plugin does.");
        _extensions.AddPluginsTo(command);
        command.SetAction((result, _) => ListAsync(_extensions.Plugins(result)));
        return command;
    }

    private async Task<int> ListAsync(string? folder)
    {
        var (processors, failures) = await ExtensionInventory.ReadAsync(folder);
        foreach (var processor in processors)
        {
            await terminal.Output.WriteLineAsync($"{processor.Name, -16} {processor.Description}".TrimEnd());
            await terminal.Output.WriteLineAsync($"    {Describe(processor)}");
        }

        foreach (var failure in failures)
        {
            var what = failure.Part is null ? failure.Plugin : $"{failure.Part} of {failure.Plugin}";
            await terminal.Error.WriteLineAsync($"failed: {what}: {failure.Reason}");
        }

        return failures.Count == 0 ? ExitCodes.Succeeded : ExitCodes.Failed;
    }

    private static string Describe(ProcessorInfo processor)
    {
        var origin = processor.Origin.Kind switch
        {
            PartOriginKind.Plugin => $"plugin {processor.Origin.Assembly} {processor.Origin.Version}",
            PartOriginKind.Host => $"{processor.Origin.Assembly} {processor.Origin.Version}",
            _ => "built in",
        };
        return processor.Pool is null ? origin : $"{origin}, pool {processor.Pool}";
    }
}
