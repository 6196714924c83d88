namespace Durable.Contracts.Tests.Surface;

/// <summary>Finds what an assembly declares otherwise than the published packages do.</summary>
internal static class SurfaceDrift
{
    /// <summary>One sentence for each type or member that is not published so; leaving members out is no drift.</summary>
    public static IEnumerable<string> Find(IEnumerable<PublicType> declared, IReadOnlyDictionary<string, PublicType> published)
    {
        foreach (PublicType type in declared)
        {
            if (!published.TryGetValue(type.Name, out PublicType? original))
            {
                yield return $"{type.Name} is not published.";
                continue;
            }

            if (!string.Equals(type.Declaration, original.Declaration, StringComparison.Ordinal))
            {
                yield return $"{type.Name} is declared as '{type.Declaration}', published as '{original.Declaration}'.";
            }

            foreach (string member in type.Members.Except(original.Members, StringComparer.Ordinal))
            {
                yield return $"{type.Name} has '{member.Trim()}', which is not published so.";
            }
        }
    }
}
