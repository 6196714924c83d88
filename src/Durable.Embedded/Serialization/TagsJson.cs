using System.Collections.Immutable;
using System.Text.Json;

namespace Durable.Embedded.Serialization;

/// <summary>Tags as they are stored: a JSON object of strings.</summary>
internal static class TagsJson
{
    public static string? Write(IReadOnlyDictionary<string, string>? tags) =>
        tags is null or { Count: 0 } ? null : JsonSerializer.Serialize(tags);

    public static Dictionary<string, string>? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json);

    /// <summary>A parent's tags and a child's own, which win.</summary>
    public static IReadOnlyDictionary<string, string>? With(
        this IReadOnlyDictionary<string, string>? parent,
        IDictionary<string, string>? own
    )
    {
        if (own is null or { Count: 0 })
        {
            return parent;
        }

        var merged = new Dictionary<string, string>(parent ?? ImmutableDictionary<string, string>.Empty, StringComparer.Ordinal);
        foreach (var (name, value) in own)
        {
            merged[name] = value;
        }

        return merged;
    }
}
