using GraphMcp.Processing.Files;
using GraphMcp.Processing.Secrets;

namespace GraphMcp.Processing.References.Places;

/// <summary>Cuts the context of references out of their lines, without secrets.</summary>
internal sealed class ReferenceContext(TextDocument document)
{
    private const int Longest = 160;

    /// <summary>Of longer lines (minified files) nothing but the reference itself is shown: a cut may part a secret from its key.</summary>
    private const int LongestLine = 2000;

    private int _line;
    private string _text = "";
    private IReadOnlyList<SecretSpan> _secrets = [];

    /// <summary>Returns the line around a reference: masked, trimmed, at most 160 characters.</summary>
    public string Of(int line, int start, int end)
    {
        var (lineStart, length) = document.Lines.BoundsOf(line);
        if (length > LongestLine)
        {
            return $"…{document.Text.AsSpan(start, end - start)}…";
        }

        Read(line);
        var masked = SecretMasker.MaskSpans(_text, _secrets);
        var text = masked.Trim();
        if (text.Length <= Longest)
        {
            return text;
        }

        var at = MaskedColumn(start - lineStart) - (masked.Length - masked.TrimStart().Length);
        var from = Math.Clamp(at - ((Longest - (end - start)) / 2), 0, text.Length - Longest);
        return text.Substring(from, Longest);
    }

    /// <summary>Tells whether a part of a line belongs to a secret.</summary>
    public bool IsSecret(int line, int start, int end)
    {
        var (lineStart, length) = document.Lines.BoundsOf(line);
        if (length > LongestLine)
        {
            return true; // nobody looked
        }

        Read(line);
        return _secrets.Any(secret => secret.Overlaps(start - lineStart, end - lineStart));
    }

    /// <summary>Returns where a place of the line is once its secrets are masked.</summary>
    private int MaskedColumn(int column)
    {
        var masked = column;
        foreach (var secret in _secrets)
        {
            if (secret.Start < column)
            {
                masked += SecretMasker.Mask.Length - (Math.Min(secret.End, column) - secret.Start);
            }
        }

        return masked;
    }

    private void Read(int line)
    {
        if (_line != line)
        {
            _line = line;
            _text = TextOf(line);
            _secrets = SecretMasker.Find(_text, line > 1 ? TextOf(line - 1) : "");
        }
    }

    private string TextOf(int line)
    {
        var (start, length) = document.Lines.BoundsOf(line);
        return document.Text.Substring(start, Math.Min(length, LongestLine));
    }
}
