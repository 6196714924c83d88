using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Processing.References;

/// <summary>The place in which a database's name stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReferenceKind>))]
public enum ReferenceKind
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>A URL, DSN or key=value connection string that names the database.</summary>
    ConnectionString,

    /// <summary>An environment variable's or setting's key.</summary>
    EnvironmentKey,

    /// <summary>The label or type of a resource block (Terraform and the like).</summary>
    ResourceBlock,

    /// <summary>An attribute of a block.</summary>
    Attribute,

    /// <summary>A key or a value of a mapping entry (YAML, JSON, INI, properties, TOML).</summary>
    MappingEntry,

    /// <summary>An item of a list.</summary>
    ListItem,

    /// <summary>A database, schema, table or other object in an SQL statement.</summary>
    SqlObject,

    /// <summary>An import, include or dependency.</summary>
    Import,

    /// <summary>An argument of a command.</summary>
    CliArgument,

    /// <summary>An identifier in code.</summary>
    Identifier,

    /// <summary>A string literal in code that is no connection string.</summary>
    StringLiteral,

    /// <summary>A comment: never active.</summary>
    Comment,

    /// <summary>Text for people: never active.</summary>
    Prose,

    /// <summary>An annotation that this tool wrote: never active.</summary>
    Annotation,

    /// <summary>A check that refuses the database (a guard against its use): never active.</summary>
    Guard,

    /// <summary>The file's own path; line is 1 and column counts in the path.</summary>
    Path,
}
