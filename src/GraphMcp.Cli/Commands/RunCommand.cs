using System.CommandLine;
using System.Text.Json;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Cli.Commands;

/// <summary><c>graphmcp run</c>: starts a workflow and sees it through.</summary>
internal sealed class RunCommand(CliTerminal terminal, IRunHostFactory hosts, ITemplateCatalog templates)
{
    private readonly Argument<string> _template = new("template") { Description = "The template's name; `graphmcp templates` lists them." };
    private readonly Option<string[]> _source = Options.Many(
        "--source",
        "[NAME=]DIR|URI",
        "The folder, archive or URI whose files are processed; of several, the files' paths begin with NAME (default: the last part)."
    );
    private readonly Option<string[]> _set = Options.Many("--set", "key=value", "A parameter of the template.");
    private readonly Option<string[]> _include = Options.Many("--include", "GLOB", "Only files that match.");
    private readonly Option<string[]> _exclude = Options.Many("--exclude", "GLOB", "No files that match.");
    private readonly Option<bool> _apply = new("--apply") { Description = "Change the source files after the edits were verified." };
    private readonly StartOptions _start = new();
    private readonly RunOptions _options = new();
    private readonly ExtensionOptions _extensions = new();

    public Command Build()
    {
        // At least one: a default would be one too.
        _source.DefaultValueFactory = null;
        _source.Required = true;
        var command = new Command("run", "Runs a workflow over the files of a folder.")
        {
            _template,
            _source,
            _set,
            _include,
            _exclude,
            _apply,
        };
        _options.AddTo(command);
        _extensions.AddTemplatesTo(command);
        _extensions.AddPluginsTo(command);
        _start.AddTo(command);
        command.SetAction((result, _) => ExecuteAsync(Read(result)));
        return command;
    }

    private RunArguments Read(ParseResult result)
    {
        var folder = RunFolder.For(result.GetValue(_options.Output) ?? RunFolder.Default, result.GetValue(_options.Hub)) with
        {
            Templates = _extensions.Templates(result),
            Plugins = _extensions.Plugins(result),
        };
        return new RunArguments
        {
            Template = result.GetRequiredValue(_template),
            Parameters = SetArguments.Parse(result.GetValue(_set) ?? []),
            Sources = SourceArguments.Read(
                result.GetRequiredValue(_source),
                folder,
                result.GetRequiredValue(_include),
                result.GetRequiredValue(_exclude)
            ),
            Folder = folder,
            Apply = result.GetValue(_apply),
            Start = _start.Read(result),
            Presentation = _options.Presentation(result),
        };
    }

    private async Task<int> ExecuteAsync(RunArguments arguments)
    {
        var parameters = new TemplateParameters(Catalog(arguments.Folder), arguments.Folder.Templates).Resolve(
            arguments.Template,
            arguments.Parameters
        );
        await RequireFinishedElsewhereAsync(arguments.Folder);
        arguments.Folder.Create();
        await using var host = await hosts.OpenAsync(arguments.Folder);
        await new RunFinder(host.Manager, terminal).RequireFinishedAsync(arguments.Folder.Output);
        using var session = new RunSession(host, terminal, arguments.Folder.Output, arguments.Presentation, arguments.Folder.Plugins);
        await host.StartAsync();
        return await session.CompleteAsync(await StartAsync(host.Manager, arguments, parameters));
    }

    private ITemplateCatalog Catalog(RunFolder folder) => folder.Templates is null ? templates : TemplateCatalog.Load(folder.Templates);

    // The folder's last run may have had its hub somewhere else than this one.
    private async Task RequireFinishedElsewhereAsync(RunFolder folder)
    {
        var existing = RunFolder.Existing(folder.Output);
        if (existing.Hub != folder.Hub && File.Exists(existing.Hub))
        {
            await using var host = await hosts.OpenAsync(existing);
            await new RunFinder(host.Manager, terminal).RequireFinishedAsync(folder.Output);
        }
    }

    private static async Task<string> StartAsync(
        IWorkflowManager manager,
        RunArguments arguments,
        IReadOnlyDictionary<string, JsonElement> parameters
    )
    {
        try
        {
            return await manager.StartWorkflowAsync(
                arguments.Start with
                {
                    Template = arguments.Template,
                    Parameters = parameters,
                    Source = arguments.Sources is [{ Name: null } one] ? one : null,
                    Sources = arguments.Sources is [{ Name: null }] ? null : arguments.Sources,
                    Output = arguments.Folder.Output,
                    Apply = arguments.Apply,
                }
            );
        }
        catch (WorkflowExistsException)
        {
            throw new UsageException($"--workflow-id {arguments.Start.Id} is taken", "choose another id, or leave it out for a new one");
        }
        catch (WorkflowRequestException error)
        {
            throw new UsageException(error.Message, "graphmcp run --help");
        }
    }
}
