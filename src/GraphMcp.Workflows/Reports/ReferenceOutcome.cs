using System.Text.Json.Serialization;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Workflows.Reports;

/// <summary>What became of a reference.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReferenceOutcome>))]
public enum ReferenceOutcome
{
    /// <summary>It is as it was, and nobody asked for anything else.</summary>
    Untouched,

    /// <summary>The file's edit removes it or marks it as historical.</summary>
    Edited,

    /// <summary>It is left for a person; a finding says why.</summary>
    ForPerson,

    /// <summary>It may mean something else: reported, never edited.</summary>
    Possible,
}
