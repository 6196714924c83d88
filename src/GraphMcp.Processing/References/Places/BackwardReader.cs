namespace GraphMcp.Processing.References.Places;

/// <summary>Reads a text from its end towards its start.</summary>
internal ref struct BackwardReader(ReadOnlySpan<char> text)
{
    /// <summary>Gets what has not been read yet.</summary>
    public ReadOnlySpan<char> Rest { get; private set; } = text;

    /// <summary>Skips any number of the characters; returns whether there was one.</summary>
    public bool Skip(ReadOnlySpan<char> characters)
    {
        var trimmed = Rest.TrimEnd(characters);
        var skipped = trimmed.Length < Rest.Length;
        Rest = trimmed;
        return skipped;
    }

    /// <summary>Takes a text if the rest ends with it, in any case.</summary>
    public bool Take(ReadOnlySpan<char> sign)
    {
        if (!Rest.EndsWith(sign, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        Rest = Rest[..^sign.Length];
        return true;
    }

    /// <summary>Takes letters, digits, underscores, hyphens and the given characters; empty when there are none.</summary>
    public ReadOnlySpan<char> TakeWord(ReadOnlySpan<char> besides = default)
    {
        var start = Rest.Length;
        while (start > 0 && (char.IsLetterOrDigit(Rest[start - 1]) || Rest[start - 1] is '_' or '-' || besides.Contains(Rest[start - 1])))
        {
            start--;
        }

        var word = Rest[start..];
        Rest = Rest[..start];
        return word;
    }
}
