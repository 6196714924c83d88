using System.Text.Json;
using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>Reads a list of sources, each only its URI or with all its fields.</summary>
internal sealed class SourceRequestsConverter : JsonConverter<IReadOnlyList<SourceRequest>>
{
    private static readonly SourceRequestConverter Item = new();

    public override IReadOnlyList<SourceRequest>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("'sources' must be a list.");
        }

        var sources = new List<SourceRequest>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            sources.Add(Item.Read(ref reader, typeof(SourceRequest), options) ?? throw new JsonException("A source must not be null."));
        }

        return sources;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<SourceRequest> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options);
}
