namespace GraphMcp.Workflows.Templates;

/// <summary>The JSON Schema of template files, for editors.</summary>
/// <remarks>It accepts whatever <see cref="TemplateReader"/> reads, and refuses what can be told without the file as a whole.</remarks>
public static class TemplateSchema
{
    /// <summary>The media type of the schema.</summary>
    public const string MediaType = "application/schema+json";

    /// <summary>Gets the schema's text.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(TemplateSchema).Assembly.GetManifestResourceStream(typeof(TemplateSchema), "template.schema.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
