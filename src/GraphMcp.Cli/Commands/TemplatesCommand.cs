using System.CommandLine;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Cli.Commands;

/// <summary><c>graphmcp templates</c>: what can be run.</summary>
internal sealed class TemplatesCommand(CliTerminal terminal, ITemplateCatalog templates)
{
    public Command Build()
    {
        var command = new Command("templates", "Lists the templates and their parameters.");
        command.SetAction(_ => Execute());
        return command;
    }

    private int Execute()
    {
        foreach (var template in templates.All)
        {
            terminal.Output.WriteLine($"{template.Name, -16} {template.Description}");
            foreach (var parameter in template.Parameters)
            {
                terminal.Output.WriteLine($"    {Describe(parameter)}");
            }
        }

        return ExitCodes.Succeeded;
    }

    private static string Describe(TemplateParameter parameter)
    {
        var type = parameter.Type.ToString().ToLowerInvariant();
        var need = parameter switch
        {
            { Required: true } => "required",
            { Default: { } value } => $"default {value}",
            _ => "optional",
        };
        return $"--set {parameter.Name}=… ({type}, {need})  {parameter.Description}".TrimEnd();
    }
}
