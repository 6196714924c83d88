namespace GraphMcp.Processing.Tests.Edits.Generated;

/// <summary>Writes the lines around a sample's entries and joins them to a text.</summary>
internal static class SampleLines
{
    public static IEnumerable<string> Before(SampleEntry entry, string indentation, string marker) =>
        entry.Trivia switch
        {
            SampleTrivia.BlankLine => [""],
            SampleTrivia.Comment => [$"{indentation}{marker} about the next"],
            SampleTrivia.CommentWithName => [$"{indentation}{marker} about the next", $"{indentation}{marker} postgres_air is old"],
            _ => [],
        };

    public static string After(SampleEntry entry, string marker) =>
        entry.Trivia == SampleTrivia.TrailingComment ? $" {marker} trailing" : "";

    public static string Join(IEnumerable<string> lines, bool carriageReturns, bool finalLineEnding)
    {
        var ending = carriageReturns ? "\r\n" : "\n";
        return string.Join(ending, lines) + (finalLineEnding ? ending : "");
    }
}
