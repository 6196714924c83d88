using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microsoft.DurableTask.Client.Entities;

/// <summary>Writes entity metadata, leaving out what is not there; metadata is never read.</summary>
internal sealed class EntityMetadataConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => StateOf(typeToConvert) is not null;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter?)Activator.CreateInstance(typeof(Writer<,>).MakeGenericType(typeToConvert, StateOf(typeToConvert)!));

    private static Type? StateOf(Type type)
    {
        if (type == typeof(EntityMetadata))
        {
            return typeof(SerializedData);
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EntityMetadata<>) ? type.GetGenericArguments()[0] : null;
    }

    private sealed class Writer<TMetadata, TState> : JsonConverter<TMetadata>
        where TMetadata : EntityMetadata<TState>
    {
        public override TMetadata Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("EntityMetadata cannot be deserialized");

        public override void Write(Utf8JsonWriter writer, TMetadata value, JsonSerializerOptions options)
        {
            string Name(string property) => options.PropertyNamingPolicy?.ConvertName(property) ?? property;

            writer.WriteStartObject();
            writer.WriteString(Name(nameof(value.Id)), value.Id.ToString());
            writer.WriteString(Name(nameof(value.LastModifiedTime)), value.LastModifiedTime);
            if (value.BacklogQueueSize > 0)
            {
                writer.WriteNumber(Name(nameof(value.BacklogQueueSize)), value.BacklogQueueSize);
            }

            if (value.LockedBy is not null)
            {
                writer.WriteString(Name(nameof(value.LockedBy)), value.LockedBy);
            }

            if (value.IncludesState)
            {
                writer.WritePropertyName(Name(nameof(value.State)));
                WriteState(writer, value.State, options);
            }

            writer.WriteEndObject();
        }

        private static void WriteState(Utf8JsonWriter writer, TState state, JsonSerializerOptions options)
        {
            if (state is SerializedData serialized)
            {
                writer.WriteStringValue(serialized.Value);
            }
            else
            {
                JsonSerializer.Serialize(writer, state, options);
            }
        }
    }
}
