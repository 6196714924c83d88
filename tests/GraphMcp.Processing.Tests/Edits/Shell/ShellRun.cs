using GraphMcp.Processing.Edits.Shell;

namespace GraphMcp.Processing.Tests.Edits.Shell;

/// <summary>Runs the shell strategy; a name behind <c># </c> on its line is inactive.</summary>
internal static class ShellRun
{
    public static EditRun Of(string before) => EditRun.Of(new ShellEdits(), new ShellSyntaxCheck(), "shell", "script.sh", before, IsActive);

    public static void AssertEdit(string before, string after)
    {
        var run = Of(before);
        Assert.Equal(after, run.After);
        Bash.AssertParses(after);
        Assert.Equal(after.ReplaceLineEndings("\r\n"), Of(before.ReplaceLineEndings("\r\n")).After);
    }

    public static void AssertLeft(string code, string text)
    {
        Bash.AssertParses(text);
        var run = Of(text);
        Assert.Equal(text, run.After);
        Assert.Contains(code, run.LeftCodes);
    }

    /// <summary>The statement stands between two others, of which nothing may change.</summary>
    public static void AssertGone(string statement) => AssertEdit($"echo one\n\n{statement}\n\necho two\n", "echo one\n\necho two\n");

    public static void AssertStays(string code, string statement) => AssertLeft(code, $"echo one\n\n{statement}\n\necho two\n");

    private static bool IsActive(string text, int offset)
    {
        var line = text[(text.LastIndexOf('\n', offset) + 1)..offset];
        return !line.StartsWith('#') && !line.Contains(" # ", StringComparison.Ordinal);
    }
}
