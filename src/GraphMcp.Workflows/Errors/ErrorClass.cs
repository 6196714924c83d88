using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Workflows.Errors;

/// <summary>What kind of trouble an error is, which decides what helps.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ErrorClass>))]
public enum ErrorClass
{
    /// <summary>Trying again in a while may help.</summary>
    Transient,

    /// <summary>It stays, however often it is tried.</summary>
    Permanent,

    /// <summary>A file that makes whatever touches it fail.</summary>
    Poison,

    /// <summary>Something that a person has to set right.</summary>
    Configuration,

    /// <summary>A fault in code.</summary>
    Bug,
}
