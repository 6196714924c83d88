using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Templates;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GraphMcp.Functions;

/// <summary>Shows over HTTP what a host can run: its templates, processors and plugins.</summary>
public sealed class CatalogHttpFunctions(ITemplateCatalog templates, ProcessorCatalog processors, PluginCatalog plugins, HttpEdge edge)
{
    /// <summary>Lists the templates, and the files that cannot be used.</summary>
    [Function("ListTemplates")]
    public Task<IActionResult> ListTemplatesAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "templates")] HttpRequest request
    ) =>
        edge.RunAsync(() =>
            AnswerAsync(
                new
                {
                    templates = templates.All.Select(template => new
                    {
                        template.Name,
                        template.Description,
                        template.File,
                        template.Parameters,
                    }),
                    templates.Broken,
                }
            )
        );

    /// <summary>Shows a template as it was read.</summary>
    [Function("GetTemplate")]
    public Task<IActionResult> GetTemplateAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "templates/{name}")] HttpRequest request,
        string name
    ) =>
        edge.RunAsync(() =>
            templates.All.FirstOrDefault(template => template.Name == name) is { } found ? AnswerAsync(found) : MissingAsync(name)
        );

    /// <summary>Shows the JSON Schema of template files.</summary>
    [Function("GetTemplateSchema")]
    public Task<IActionResult> GetSchemaAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "templates/" + TemplateSchema.Name)] HttpRequest request
    ) => edge.RunAsync(() => AnswerAsync(TemplateSchema.Document, TemplateSchema.MediaType));

    /// <summary>Lists the processors, the plugins, and what of them failed.</summary>
    [Function("ListProcessors")]
    public Task<IActionResult> ListProcessorsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "processors")] HttpRequest request
    ) =>
        edge.RunAsync(() =>
            AnswerAsync(
                new
                {
                    processors = processors.All,
                    plugins = plugins.Loaded,
                    plugins.Failures,
                }
            )
        );

    private Task<IActionResult> MissingAsync(string name)
    {
        var broken = templates.Broken.FirstOrDefault(template => template.Name == name);
        var detail = broken is null
            ? $"There is no template '{name}'; known are {string.Join(", ", templates.All.Select(template => template.Name))}."
            : $"The template '{name}' cannot be used: {broken}";
        return Task.FromResult<IActionResult>(
            new Problem("Not found", StatusCodes.Status404NotFound, detail, "template-not-found").ToAnswer()
        );
    }

    private static Task<IActionResult> AnswerAsync(object body, string mediaType = "application/json") =>
        Task.FromResult<IActionResult>(new HttpAnswer(StatusCodes.Status200OK, body, $"{mediaType}; charset=utf-8"));
}
