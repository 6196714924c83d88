using System.Text;

namespace GraphMcp.Processing.Secrets;

/// <summary>Hides secrets in a line of text, so that it can be logged and reported.</summary>
/// <remarks>
/// It hides too much rather than too little: the values of password-like keys (<c>k=v</c>, <c>k: v</c>, JSON, XML, SQL, command lines,
/// pairs of <c>name</c> and <c>value</c>), passwords in URLs, and what looks like a token by itself.
/// </remarks>
public static class SecretMasker
{
    /// <summary>What stands where a secret was.</summary>
    public const string Mask = "***";

    /// <summary>Returns the line with every secret replaced by <see cref="Mask"/>.</summary>
    /// <param name="line">The line, or a message that quotes one.</param>
    /// <param name="previousLine">The line above, which may hold the key of the value on this one; empty without one.</param>
    public static string MaskLine(string line, string previousLine = "")
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(previousLine);
        return MaskSpans(line, Find(line, previousLine));
    }

    internal static string MaskSpans(string line, IReadOnlyList<SecretSpan> secrets)
    {
        if (secrets.Count == 0)
        {
            return line;
        }

        var masked = new StringBuilder(line.Length);
        var at = 0;
        foreach (var secret in secrets)
        {
            masked.Append(line, at, secret.Start - at).Append(Mask);
            at = secret.End;
        }

        return masked.Append(line, at, line.Length - at).ToString();
    }

    /// <summary>Returns where the secrets are, in order, not overlapping.</summary>
    internal static IReadOnlyList<SecretSpan> Find(string line, string previousLine)
    {
        List<SecretSpan> found = [.. KeyedSecrets.Find(line), .. PairedSecrets.Find(line, previousLine), .. KnownSecrets.Find(line)];
        return found.Count < 2 ? found : Merge(found);
    }

    private static List<SecretSpan> Merge(List<SecretSpan> spans)
    {
        spans.Sort((one, other) => one.Start.CompareTo(other.Start));
        List<SecretSpan> merged = [spans[0]];
        foreach (var span in spans.Skip(1))
        {
            if (span.Start <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, span.End) };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }
}
