using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Pools;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Functions.OpenApi;

internal static partial class Operations
{
    private static Dictionary<string, Operation> Catalog() =>
        new(StringComparer.Ordinal)
        {
            ["ListTemplates"] = new(
                "Catalog",
                "Lists the templates, and the files that cannot be used",
                Body.Lists(("templates", typeof(WorkflowTemplate)), ("broken", typeof(BrokenTemplate)))
            ),
            ["GetTemplate"] = new("Catalog", "Shows a template as it was read", Body.Of<WorkflowTemplate>(), 404),
            ["GetTemplateSchema"] = new("Catalog", "Shows the JSON Schema of template files", Body.Object(TemplateSchema.MediaType)),
            ["ListProcessors"] = new(
                "Catalog",
                "Lists the processors, the plugins, and what of them failed",
                Body.Lists(("processors", typeof(ProcessorInfo)), ("plugins", typeof(PluginInfo)), ("failures", typeof(PluginFailure)))
            ),
            ["ListPools"] = new("Pools", "Shows the resource pools of this host", Body.Lists(("pools", typeof(PoolStatus)))),
            ["SetPoolLimit"] = new("Pools", "Sets a pool's limit", Body.Of<PoolStatus>(), 400, 413, 415) { Request = Body.Of<PoolLimit>() },
        };
}
