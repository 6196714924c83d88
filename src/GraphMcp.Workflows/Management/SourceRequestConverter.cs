using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>Reads a source that is only its URI, as well as one with all its fields.</summary>
internal sealed class SourceRequestConverter : JsonConverter<SourceRequest>
{
    public override SourceRequest? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
            ? new SourceRequest { Uri = reader.GetString() }
            : JsonSerializer.Deserialize<SourceRequest>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, SourceRequest value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options);
}
