namespace GraphMcp.Processing.Classification;

/// <summary>What a file can be recognised as: type, format and language, not yet how sure that is.</summary>
internal sealed record SourceKind(SourceType Type, string Format, string? Language = null)
{
    public static readonly SourceKind Hcl = new(SourceType.Infrastructure, "hcl");
    public static readonly SourceKind InfrastructureYaml = new(SourceType.Infrastructure, "yaml");
    public static readonly SourceKind InfrastructureJson = new(SourceType.Infrastructure, "json");
    public static readonly SourceKind InfrastructureCode = new(SourceType.Infrastructure, "code");
    public static readonly SourceKind Dockerfile = new(SourceType.Infrastructure, "dockerfile");
    public static readonly SourceKind Yaml = new(SourceType.Config, "yaml");
    public static readonly SourceKind Json = new(SourceType.Config, "json");
    public static readonly SourceKind Ini = new(SourceType.Config, "ini");
    public static readonly SourceKind Env = new(SourceType.Config, "env");
    public static readonly SourceKind Properties = new(SourceType.Config, "properties");
    public static readonly SourceKind Toml = new(SourceType.Config, "toml");
    public static readonly SourceKind Xml = new(SourceType.Config, "xml");
    public static readonly SourceKind UnknownConfig = new(SourceType.Config, "unknown");
    public static readonly SourceKind Sql = new(SourceType.Sql, "sql");
    public static readonly SourceKind Shell = new(SourceType.Shell, "shell");
    public static readonly SourceKind OtherShell = new(SourceType.Shell, "code");
    public static readonly SourceKind Makefile = new(SourceType.Shell, "makefile");
    public static readonly SourceKind Markdown = new(SourceType.Documentation, "markdown");
    public static readonly SourceKind Text = new(SourceType.Documentation, "text");
    public static readonly SourceKind Data = new(SourceType.Data, "data");
    public static readonly SourceKind Binary = new(SourceType.Data, "binary");

    public static SourceKind CodeIn(string language) => new(SourceType.Code, "code", language);

    public SourceClassification With(double confidence, string evidence) => new(Type, Format, Language, confidence, evidence);
}
