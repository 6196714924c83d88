using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphMcp.Processing.Serialization;

/// <summary>Writes an enum as its camelCase name, whatever options the serializer was given (the Functions worker's are not ours).</summary>
public sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
