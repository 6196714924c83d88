using System.Globalization;
using Durable.Embedded.Store;

namespace Durable.Embedded.Client;

/// <summary>The continuation token of a page of instances: the last key on it.</summary>
internal static class KeyToken
{
    /// <summary>The token of a page; null of the last one.</summary>
    public static string? Of(IReadOnlyList<InstanceRow> page, int size) =>
        page.Count > 0 && page.Count == size ? page[^1].Key.ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>The key after which the next page begins.</summary>
    public static long Read(string? token) =>
        string.IsNullOrEmpty(token) ? 0
        : long.TryParse(token, CultureInfo.InvariantCulture, out var key) ? key
        : throw new ArgumentException($"'{token}' is not a continuation token of this query.", nameof(token));
}
