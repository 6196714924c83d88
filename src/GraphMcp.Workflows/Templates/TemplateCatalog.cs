using System.Reflection;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Templates;

/// <summary>Templates by name: the built-in ones, and those that it is given.</summary>
public sealed class TemplateCatalog : ITemplateCatalog
{
    private const string ResourceFolder = ".Templates.BuiltIn.";

    /// <summary>Creates a catalog of given templates.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public TemplateCatalog(IEnumerable<WorkflowTemplate> templates)
    {
        All = [.. templates.OrderBy(template => template.Name, StringComparer.Ordinal)];
        _ = All.ToDictionary(template => template.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<WorkflowTemplate> All { get; }

    /// <summary>Reads the built-in templates.</summary>
    public static IEnumerable<WorkflowTemplate> BuiltIn()
    {
        var assembly = typeof(TemplateCatalog).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.Contains(ResourceFolder, StringComparison.Ordinal))
            .Select(name =>
                TemplateReader.Read(
                    name[(name.IndexOf(ResourceFolder, StringComparison.Ordinal) + ResourceFolder.Length)..],
                    Read(assembly, name)
                )
            );
    }

    /// <inheritdoc/>
    public WorkflowTemplate GetTemplate(string name) =>
        All.FirstOrDefault(template => string.Equals(template.Name, name, StringComparison.Ordinal))
        ?? throw new WorkflowRequestException(
            $"There is no template '{name}'; known are {string.Join(", ", All.Select(template => template.Name))}."
        );

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
