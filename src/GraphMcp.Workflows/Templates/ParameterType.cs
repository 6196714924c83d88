using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Workflows.Templates;

/// <summary>The type of a template's parameter.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ParameterType>))]
public enum ParameterType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,
}
