using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Syntax;

/// <summary>A parsed script.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Body">Its statements.</param>
/// <param name="Comments">Its comments, in order, without the first line that names the interpreter.</param>
/// <param name="Error">What does not parse, or null.</param>
internal sealed record ShellScript(SourceText Source, ShellList Body, IReadOnlyList<TextRange> Comments, string? Error)
{
    public static ShellScript Parse(string text)
    {
        var source = new SourceText(text);
        var reader = new ShellReader(text);
        try
        {
            var body = new ShellParser(reader).ParseScript();
            return new ShellScript(source, body, reader.Comments, Error: null);
        }
        catch (ShellSyntaxException error)
        {
            var line = source.LineAt(Math.Min(error.Offset, text.Length));
            return new ShellScript(source, new ShellList(ShellListRole.MayBeEmpty, []), [], $"Line {line}: {error.Message}.");
        }
    }
}
