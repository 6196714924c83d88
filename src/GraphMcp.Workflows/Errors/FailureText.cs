using System.Text.RegularExpressions;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Errors;

/// <summary>
/// An error as one line that people and programs read alike: <c>storage-unavailable (transient): The share is gone. [System.IO.IOException]</c>,
/// for an error of one file <c>… [System.FormatException; file a/b.json]</c>.
/// </summary>
/// <remarks>Part of persisted histories: what it wrote once must be read always. No matching here backtracks, since orchestrators read, too.</remarks>
internal static partial class FailureText
{
    /// <summary>Returns the line.</summary>
    public static string Write(WorkflowError error)
    {
        var message = $"{error.Code} ({JsonNames.Of(error.Class)}): {SafeMessage.Of(error.Message)}";
        return (error.Type, error.File) switch
        {
            (null, null) => message,
            (var type, null) => $"{message} [{type}]",
            var (type, file) => $"{message} [{type}; file {SafeMessage.OneLine(file)}]",
        };
    }

    /// <summary>Returns the error of the first such line in a text, whatever stands around it, or null.</summary>
    public static WorkflowError? TryRead(string? text)
    {
        if (text is null || Head().Match(text) is not { Success: true } head)
        {
            return null;
        }

        var rest = text[(head.Index + head.Length)..];
        rest = rest.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? rest[..end] : rest;
        var tail = Tail().Match(rest);
        return new WorkflowError(
            head.Groups["code"].Value,
            Enum.Parse<ErrorClass>(head.Groups["class"].Value, ignoreCase: true),
            tail.Success ? rest[..tail.Index] : rest,
            tail.Groups["type"] is { Length: > 0 } type ? type.Value : null,
            File: tail.Groups["file"] is { Success: true } file ? file.Value : null
        );
    }

    [GeneratedRegex(
        @"(?:^|[\s:])(?<code>[a-z][a-z0-9]*(?:-[a-z0-9]+)*) \((?<class>transient|permanent|poison|configuration|bug)\): ",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Head();

    [GeneratedRegex(@" \[(?<type>[\w.+`,]*)(?:; file (?<file>.*))?\]$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tail();
}
