using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Functions.OpenApi;

/// <summary>The schemas of all types that a document names, each once.</summary>
internal sealed class SchemaSet
{
    private static readonly JsonSerializerOptions Json = new(WorkflowJson.Compact) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    private readonly SortedDictionary<string, JsonNode?> schemas = new(StringComparer.Ordinal);
    private readonly JsonSchemaExporterOptions exporting;

    public SchemaSet() =>
        exporting = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = TakeOut };

    /// <summary>Returns a type's schema, of one of ours a reference to it.</summary>
    public JsonNode Of(Type type) => Json.GetJsonSchemaAsNode(type, exporting);

    /// <summary>Returns what all references refer to.</summary>
    public JsonObject ToJson() => new(schemas);

    private static JsonObject SourceUri() => new() { ["type"] = "string", ["format"] = "uri" };

    /// <summary>Keeps the schema of an object once and puts a reference in its place.</summary>
    private JsonNode TakeOut(JsonSchemaExporterContext context, JsonNode node)
    {
        // Their converters take both a URI and an object; the exporter sees none of them.
        if (context.TypeInfo.Type == typeof(SourceRequest) && context.PropertyInfo is not null)
        {
            return new JsonObject
            {
                ["anyOf"] = new JsonArray(SourceUri(), Of(typeof(SourceRequest)), new JsonObject { ["type"] = "null" }),
            };
        }

        if (context.TypeInfo.Type == typeof(IReadOnlyList<SourceRequest>))
        {
            var source = new JsonObject { ["anyOf"] = new JsonArray(SourceUri(), Of(typeof(SourceRequest))) };
            return new JsonObject { ["type"] = new JsonArray("array", "null"), ["items"] = source };
        }

        if (node.GetValueKind() == JsonValueKind.True)
        {
            // "Anything" as an object: readers of OpenAPI documents stumble over schemas that are only true.
            return new JsonObject();
        }

        if (node is not JsonObject schema || context.TypeInfo.Kind != JsonTypeInfoKind.Object || !schema.ContainsKey("properties"))
        {
            return node;
        }

        var isNullable = schema["type"] is JsonArray;
        schema["type"] = "object";
        schemas[context.TypeInfo.Type.Name] = schema;
        var reference = new JsonObject { ["$ref"] = $"#/components/schemas/{context.TypeInfo.Type.Name}" };
        return isNullable ? new JsonObject { ["anyOf"] = new JsonArray(reference, new JsonObject { ["type"] = "null" }) } : reference;
    }
}
