using System.Text.Json;

namespace GraphMcp.Workflows.Templates;

/// <summary>The JSON Schema of template files, for editors.</summary>
/// <remarks>It accepts whatever <see cref="TemplateReader"/> reads, and refuses what can be told without the file as a whole.</remarks>
public static class TemplateSchema
{
    /// <summary>The name under which the schema is served among the templates, so that no template may have it.</summary>
    public const string Name = "schema";

    /// <summary>The media type of the schema.</summary>
    public const string MediaType = "application/schema+json";

    /// <summary>Gets the schema's text.</summary>
    public static string Text { get; } = Read();

    /// <summary>Gets the schema as JSON.</summary>
    public static JsonElement Document { get; } = JsonDocument.Parse(Text).RootElement;

    private static string Read()
    {
        using var stream = typeof(TemplateSchema).Assembly.GetManifestResourceStream(typeof(TemplateSchema), "template.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
