using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Processing.References;

/// <summary>How surely a match means the database.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReferenceTier>))]
public enum ReferenceTier
{
    /// <summary>The name as it was given.</summary>
    Exact,

    /// <summary>Another spelling of the name (case, separator, hump).</summary>
    Variant,

    /// <summary>Perhaps the database, perhaps an ordinary word: reported, never edited, not counted as a reference.</summary>
    Possible,
}
