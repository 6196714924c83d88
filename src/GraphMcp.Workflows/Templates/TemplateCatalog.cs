using System.Reflection;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Templates;

/// <summary>Templates by name: the built-in ones, and those that it is given.</summary>
public sealed class TemplateCatalog : ITemplateCatalog
{
    private const string ResourceFolder = ".Templates.BuiltIn.";

    /// <summary>Creates a catalog of given templates.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public TemplateCatalog(IEnumerable<WorkflowTemplate> templates, IEnumerable<BrokenTemplate>? broken = null)
    {
        All = [.. templates.OrderBy(template => template.Name, StringComparer.Ordinal)];
        Broken = [.. broken ?? []];
        _ = All.ToDictionary(template => template.Name, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<WorkflowTemplate> All { get; }

    /// <inheritdoc/>
    public IReadOnlyList<BrokenTemplate> Broken { get; }

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

    /// <summary>Reads the built-in templates and those of a folder, as they are now; what is wrong with a file is data.</summary>
    /// <param name="folder">The folder, or null for the built-in templates alone.</param>
    public static TemplateCatalog Load(string? folder)
    {
        var builtIn = BuiltIn().ToList();
        var (own, broken) = folder is null ? ([], []) : TemplateFolder.Read(folder, [.. builtIn.Select(template => template.Name)]);
        return new TemplateCatalog([.. builtIn, .. own], broken);
    }

    /// <inheritdoc/>
    public WorkflowTemplate GetTemplate(string name) =>
        All.FirstOrDefault(template => string.Equals(template.Name, name, StringComparison.Ordinal))
        ?? throw new WorkflowRequestException(
            Broken.FirstOrDefault(template => string.Equals(template.Name, name, StringComparison.Ordinal)) is { } broken
                ? $"The template '{name}' cannot be used: {broken}"
                : $"There is no template '{name}'; known are {string.Join(", ", All.Select(template => template.Name))}."
        );

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
