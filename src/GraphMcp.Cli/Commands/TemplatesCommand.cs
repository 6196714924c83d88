using System.CommandLine;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Cli.Commands;

/// <summary><c>graphmcp templates</c>: what can be run.</summary>
internal sealed class TemplatesCommand(CliTerminal terminal, ITemplateCatalog templates)
{
    private readonly ExtensionOptions _extensions = new();
    private readonly Option<bool> _schema = new("--schema")
    {
        Description = "Write the JSON Schema of template files instead, for editors.",
    };

    public Command Build()
    {
        var command = new Command("templates", "Lists the templates and their parameters; fails where one of a folder is broken.")
        {
            _schema,
        };
        _extensions.AddTemplatesTo(command);
        command.SetAction(result => result.GetValue(_schema) ? WriteSchema() : List(_extensions.Templates(result)));
        return command;
    }

    private int WriteSchema()
    {
        terminal.Output.Write(TemplateSchema.Text);
        return ExitCodes.Succeeded;
    }

    private int List(string? folder)
    {
        var catalog = folder is null ? templates : TemplateCatalog.Load(folder);
        foreach (var template in catalog.All)
        {
            terminal.Output.WriteLine($"{template.Name, -16} {template.Description}".TrimEnd());
            foreach (var parameter in template.Parameters)
            {
                terminal.Output.WriteLine($"    {Describe(parameter)}");
            }
        }

        foreach (var broken in catalog.Broken)
        {
            terminal.Error.WriteLine($"broken: {ExtensionOptions.Describe(broken, folder!)}");
        }

        return catalog.Broken.Count == 0 ? ExitCodes.Succeeded : ExitCodes.Failed;
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
