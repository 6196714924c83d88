using System.Text.Json;

namespace GraphMcp.Workflows.Serialization;

/// <summary>The names of enum values as JSON has them.</summary>
internal static class JsonNames
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
