namespace GraphMcp.Processing.Edits.Structures;

/// <summary>Compares keys without regard to case and separators: <c>depends_on</c>, <c>depends-on</c> and <c>dependsOn</c> are one.</summary>
internal static class KeyName
{
    /// <summary>Returns the key's letters and digits in lower case.</summary>
    public static string Normalize(ReadOnlySpan<char> key)
    {
        Span<char> normal = key.Length <= 256 ? stackalloc char[key.Length] : new char[key.Length];
        var length = 0;
        foreach (var c in key)
        {
            if (char.IsLetterOrDigit(c))
            {
                normal[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(normal[..length]);
    }
}
