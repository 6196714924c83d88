using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Processing.Classification;

/// <summary>What a file is for; a batch holds files of one source type.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SourceType>))]
public enum SourceType
{
    /// <summary>No other type fits.</summary>
    Unknown,

    /// <summary>Terraform, Kubernetes, Helm, Compose, Dockerfiles, Bicep: what is deployed.</summary>
    Infrastructure,

    /// <summary>Settings: YAML, JSON, INI, .env, properties, TOML, XML.</summary>
    Config,

    /// <summary>SQL scripts.</summary>
    Sql,

    /// <summary>Programming languages; the language is named beside it.</summary>
    Code,

    /// <summary>Shell scripts and makefiles.</summary>
    Shell,

    /// <summary>Markdown, reStructuredText and plain text for people.</summary>
    Documentation,

    /// <summary>CSV, JSON lines and other data; binary files.</summary>
    Data,
}
