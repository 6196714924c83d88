using System.Runtime.InteropServices;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Sql;

/// <summary>One token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Range">Where it stands, quotes and all.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SqlToken(SqlTokenKind Kind, TextRange Range)
{
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName;

    /// <summary>Returns the range without the quotes.</summary>
    public TextRange Inner(string text)
    {
        if (Kind is not (SqlTokenKind.QuotedName or SqlTokenKind.String))
        {
            return Range;
        }

        var quote = Range.In(text)[..^1].IndexOfAny("'\"`[$");
        var open = text[Range.Start + quote] == '$' ? Range.In(text)[1..].IndexOf('$') + 2 : quote + 1;
        var close = text[Range.End - 1] == '$' ? open : 1;
        return Range.Length >= open + close ? new TextRange(Range.Start + open, Range.End - close) : Range;
    }
}
