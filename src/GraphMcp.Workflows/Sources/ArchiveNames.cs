namespace GraphMcp.Workflows.Sources;

/// <summary>The names by which archives are known that may be sources.</summary>
public static class ArchiveNames
{
    private static readonly string[] Ends = [".zip", ".tar.gz", ".tgz", ".tar"];

    /// <summary>Gets the ends of such names, for a person.</summary>
    public static string Understood { get; } = $"{string.Join(", ", Ends[..^1])} or {Ends[^1]}";

    /// <summary>Tells whether a name is an archive's.</summary>
    public static bool IsOne(string name) => Ends.Any(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
