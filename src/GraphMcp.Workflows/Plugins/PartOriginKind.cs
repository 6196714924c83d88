using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Workflows.Plugins;

/// <summary>The ways by which a part comes into a host.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PartOriginKind>))]
public enum PartOriginKind
{
    /// <summary>It is one of the project's own.</summary>
    BuiltIn,

    /// <summary>The host has registered it as a service.</summary>
    Host,

    /// <summary>A plugin brings it.</summary>
    Plugin,
}
