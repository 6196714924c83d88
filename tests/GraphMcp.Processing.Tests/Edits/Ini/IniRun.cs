using GraphMcp.Processing.Edits.Ini;

namespace GraphMcp.Processing.Tests.Edits.Ini;

/// <summary>Runs the INI strategy; a name on a line that starts like a comment is inactive.</summary>
internal static class IniRun
{
    public static EditRun Of(string format, string before, string? path = null) =>
        EditRun.Of(new IniEdits(), new IniSyntaxCheck(format), format, path ?? $"settings.{format}", before, IsActive);

    public static void AssertEdit(string format, string before, string after, string? path = null)
    {
        Assert.Equal(after, Of(format, before, path).After);
        var crlf = Of(format, before.ReplaceLineEndings("\r\n"), path);
        Assert.Equal(after.ReplaceLineEndings("\r\n"), crlf.After);
    }

    public static void AssertLeft(string format, string code, string text, string? path = null)
    {
        var run = Of(format, text, path);
        Assert.Equal(text, run.After);
        Assert.Contains(code, run.LeftCodes);
    }

    private static bool IsActive(string text, int offset)
    {
        var line = text[(text.LastIndexOf('\n', offset) + 1)..offset].TrimStart();
        return !line.StartsWith('#') && !line.StartsWith(';') && !line.StartsWith('!');
    }
}
