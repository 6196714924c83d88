using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Management;

/// <summary>Checks the parameters of a request against its template.</summary>
internal static class ParameterResolver
{
    /// <summary>Returns every parameter that has a value: the given one, else the host's default, else the template's.</summary>
    /// <exception cref="WorkflowRequestException">One is unknown, missing or wrong; the message lists what was expected.</exception>
    public static IReadOnlyDictionary<string, JsonElement> Resolve(
        WorkflowTemplate template,
        IReadOnlyDictionary<string, JsonElement>? given,
        IDictionary<string, string> defaults
    )
    {
        var errors = (given?.Keys ?? [])
            .Where(name => template.Parameters.All(parameter => parameter.Name != name))
            .Select(name => $"The template '{template.Name}' has no parameter '{name}'.")
            .ToList();
        var resolved = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var parameter in template.Parameters)
        {
            if (Find(parameter, given, defaults) is { } value)
            {
                resolved.Add(parameter.Name, value);
                errors.AddRange(parameter.FindError(value) is { } error ? [error] : []);
            }
            else if (parameter.Required)
            {
                errors.Add($"The parameter '{parameter.Name}' is missing: {parameter.Expected}. {parameter.Description}".TrimEnd());
            }
        }

        return errors.Count == 0 ? resolved : throw new WorkflowRequestException(string.Join(' ', [.. errors, Known(template)]));
    }

    private static JsonElement? Find(
        TemplateParameter parameter,
        IReadOnlyDictionary<string, JsonElement>? given,
        IDictionary<string, string> defaults
    ) =>
        given?.TryGetValue(parameter.Name, out var value) is true && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? value
        : defaults.TryGetValue(parameter.Name, out var text) ? parameter.FromText(text)
        : parameter.Default;

    private static string Known(WorkflowTemplate template) =>
        template.Parameters.Count == 0
            ? $"The template '{template.Name}' takes no parameters."
            : $"Parameters of '{template.Name}': {string.Join(", ", template.Parameters.Select(Describe))}.";

    private static string Describe(TemplateParameter parameter) =>
        $"{parameter.Name} ({parameter.Expected}{(parameter.Required ? ", required" : "")}{(parameter.Pattern is { } pattern ? $", {pattern}" : "")})";
}
