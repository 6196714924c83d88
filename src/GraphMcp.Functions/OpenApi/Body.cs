using System.Text.Json.Nodes;

namespace GraphMcp.Functions.OpenApi;

/// <summary>What a request or an answer holds.</summary>
/// <param name="MediaTypes">Its media type, or those that may be asked for.</param>
/// <param name="Schema">Returns its schema; null where it is no JSON.</param>
internal sealed record Body(IReadOnlyList<string> MediaTypes, Func<SchemaSet, JsonNode>? Schema)
{
    private static readonly string[] Json = ["application/json"];

    private IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>A JSON value of a type.</summary>
    public static Body Of<T>() => new(Json, schemas => schemas.Of(typeof(T)));

    /// <summary>A JSON object with lists.</summary>
    public static Body Lists(params (string Name, Type Item)[] lists) =>
        new(
            Json,
            schemas => new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(
                    lists.Select(list =>
                        KeyValuePair.Create<string, JsonNode?>(
                            list.Name,
                            new JsonObject { ["type"] = "array", ["items"] = schemas.Of(list.Item) }
                        )
                    )
                ),
            }
        );

    /// <summary>A JSON object with fields that are texts.</summary>
    public static Body Texts(params string[] fields) =>
        new(
            Json,
            _ => new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject(
                    fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field, new JsonObject { ["type"] = "string" }))
                ),
            }
        );

    /// <summary>A JSON object whose shape is not told here.</summary>
    public static Body Object(string mediaType = "application/json") => new([mediaType], _ => new JsonObject { ["type"] = "object" });

    /// <summary>Content of one of these media types.</summary>
    public static Body Content(params string[] mediaTypes) => new(mediaTypes, Schema: null);

    /// <summary>Or else content of another media type, of which nothing is told.</summary>
    public Body Or(string mediaType) => this with { Others = [mediaType] };

    public JsonObject ToJson(SchemaSet schemas) =>
        new(
            MediaTypes
                .Select(type =>
                    KeyValuePair.Create<string, JsonNode?>(
                        type,
                        Schema is null ? new JsonObject() : new JsonObject { ["schema"] = Schema(schemas) }
                    )
                )
                .Concat(Others.Select(type => KeyValuePair.Create<string, JsonNode?>(type, new JsonObject())))
        );
}
