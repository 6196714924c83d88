using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>One entry, with its continuation lines.</summary>
/// <param name="Range">From its first to its last character.</param>
/// <param name="Key">The key, without <c>export</c>.</param>
/// <param name="Value">The value without quotes around it; empty where there is none.</param>
internal sealed record SettingsEntry(TextRange Range, TextRange Key, TextRange Value)
{
    /// <summary>Gets whether an item of the value may stand on a line of its own without a comma.</summary>
    public bool LinesAreItems { get; init; }

    /// <summary>Gets whether programs read this entry's lines differently (a backslash or an indentation that may continue it or not).</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>Gets whether there is no separator: the line is a bare word or something that is no entry.</summary>
    public bool IsBare { get; init; }
}
