namespace Durable.Contracts.Tests.Surface;

/// <summary>The public surface of the published packages, as far as the project keeps it in <c>Published/*.txt</c>.</summary>
internal static class PublishedSurface
{
    private static readonly string[] Kinds = ["class", "record", "struct", "interface", "enum", "delegate"];

    public static IReadOnlyDictionary<string, PublicType> Load() =>
        Parse(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Published"), "*.txt").SelectMany(File.ReadLines));

    public static IReadOnlyDictionary<string, PublicType> Parse(IEnumerable<string> lines)
    {
        var types = new Dictionary<string, PublicType>(StringComparer.Ordinal);
        List<string> members = [];
        foreach (string line in lines)
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                members.Add(line);
                continue;
            }

            members = [];
            var type = new PublicType(NameIn(line), line, members);
            types.Add(type.Name, type);
        }

        return types;
    }

    /// <summary>The type's name: what stands between the kind and the bases.</summary>
    private static string NameIn(string declaration)
    {
        var head = declaration.Split("  [")[0].Split(" : ")[0];
        var words = head.Split(' ');
        var kind = Array.FindLastIndex(words, word => Kinds.Contains(word, StringComparer.Ordinal));
        return string.Join(' ', words[(kind + 1)..]);
    }
}
