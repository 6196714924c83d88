using System.Text.Json;
using System.Text.RegularExpressions;

namespace GraphMcp.Functions.Http;

/// <summary>Says what is wrong with a JSON body in the caller's words: fields, not types of ours, and never a value.</summary>
internal static partial class JsonMistake
{
    /// <summary>Returns a sentence for the caller.</summary>
    public static string Describe(JsonException exception)
    {
        var (what, where) = (exception.Message, Place(exception));
        return what switch
        {
            _ when Unknown().Match(what) is { Success: true } unknown =>
                $"The body is not as expected: the field '{unknown.Groups["field"].Value}' is not known{where}.",
            _ when Duplicate().Match(what) is { Success: true } duplicate =>
                $"The body is not as expected: the field '{duplicate.Groups["field"].Value}' stands twice{where}.",
            _ when Missing().Match(what) is { Success: true } missing =>
                $"The body is not as expected: {missing.Groups["fields"].Value} must be given{where}.",
            // Only the reader knows places without a path to a field; what it says is about the text's syntax.
            _ when exception.InnerException is JsonException or null && !Converted().IsMatch(what) =>
                $"The body is not as expected: it is no valid JSON{where}.",
            _ => $"The body is not as expected: the value of '{exception.Path}' is of the wrong type{where}.",
        };
    }

    private static string Place(JsonException exception) =>
        exception.LineNumber is { } line ? $" (line {line + 1}, byte {exception.BytePositionInLine + 1})" : "";

    [GeneratedRegex(@"^The JSON property '(?<field>[^']*)' could not be mapped", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^Duplicate property '(?<field>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Duplicate();

    [GeneratedRegex(@"missing required properties including: (?<fields>'[^.]*')", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex("could not be converted to", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Converted();
}
