using System.Runtime.InteropServices;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Spans;

/// <summary>A part of a text: from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Contains(int offset) => offset >= Start && offset < End;

    public bool Contains(TextRange other) => other.Start >= Start && other.End <= End;

    public bool Contains(Reference reference) => reference.Offset >= Start && reference.Offset + reference.Length <= End;

    public bool Overlaps(Reference reference) => reference.Offset < End && reference.Offset + reference.Length > Start;

    public static TextRange Of(Reference reference) => new(reference.Offset, reference.Offset + reference.Length);

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);

    /// <summary>Returns the range without white space at its ends.</summary>
    public TextRange Trim(string text)
    {
        var (start, end) = (Start, End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextRange(start, end);
    }
}
