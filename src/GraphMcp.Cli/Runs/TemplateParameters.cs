using System.Text.Json;
using GraphMcp.Cli.Commands;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Cli.Runs;

/// <summary>Checks template and parameters before anything is created, so that a mistyped command leaves nothing behind.</summary>
internal sealed class TemplateParameters(ITemplateCatalog catalog, string? folder)
{
    /// <summary>Returns the parameters as the template types them.</summary>
    /// <exception cref="UsageException">There is no such template, or the parameters are not what it needs.</exception>
    public IReadOnlyDictionary<string, JsonElement> Resolve(string templateName, IReadOnlyDictionary<string, string> values)
    {
        var template = Find(templateName);
        var known = template.Parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var unknown in values.Keys.Where(key => !known.ContainsKey(key)))
        {
            var near = NearMatch.Find(unknown, known.Keys);
            throw new UsageException(
                $"{templateName} has no parameter '{unknown}'",
                near is null ? Known(template) : $"did you mean '{near}'? {Known(template)}"
            );
        }

        var missing = template.Parameters.FirstOrDefault(parameter => parameter.Required && !values.ContainsKey(parameter.Name));
        return missing is null
            ? values.ToDictionary(value => value.Key, value => Value(known[value.Key], value.Value), StringComparer.Ordinal)
            : throw new UsageException($"{templateName} needs the parameter '{missing.Name}'", Example(missing));
    }

    private WorkflowTemplate Find(string name)
    {
        // Also where a built-in template has the name: who names a folder means what is in it.
        if (catalog.Broken.FirstOrDefault(template => template.Name == name) is { } broken)
        {
            throw new UsageException(ExtensionOptions.Describe(broken, folder!), "mend the template, or run another one");
        }

        if (catalog.All.FirstOrDefault(template => template.Name == name) is { } found)
        {
            return found;
        }

        var names = catalog.All.Select(template => template.Name).ToList();
        var near = NearMatch.Find(name, names);
        throw new UsageException(
            $"there is no template '{name}'",
            near is null ? $"the templates are {string.Join(", ", names)}" : $"did you mean '{near}'? `graphmcp templates` lists them all"
        );
    }

    private static JsonElement Value(TemplateParameter parameter, string text)
    {
        var value = parameter.FromText(text);
        return parameter.FindError(value) is { } error
            ? throw new UsageException($"--set {parameter.Name}={text}: {error}", Example(parameter))
            : value;
    }

    private static string Known(WorkflowTemplate template) =>
        template.Parameters.Count == 0
            ? "It takes none."
            : $"It takes {string.Join(", ", template.Parameters.Select(parameter => parameter.Name))}.";

    private static string Example(TemplateParameter parameter)
    {
        var example = parameter.Type switch
        {
            ParameterType.Boolean => "true",
            ParameterType.Integer => "1",
            _ => parameter.Name == "database" ? "postgres_air" : "VALUE",
        };
        return $"for example --set {parameter.Name}={example}{(parameter.Description is null ? "" : $" ({parameter.Description})")}";
    }
}
