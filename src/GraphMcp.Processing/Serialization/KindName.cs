using System.Text.Json;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Serialization;

/// <summary>The names of reference kinds as JSON and findings write them.</summary>
internal static class KindName
{
    private static readonly Dictionary<ReferenceKind, string> Names = Enum.GetValues<ReferenceKind>()
        .ToDictionary(kind => kind, kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()));

    public static string Of(ReferenceKind kind) => Names[kind];
}
