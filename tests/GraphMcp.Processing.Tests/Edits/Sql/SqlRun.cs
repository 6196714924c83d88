using GraphMcp.Processing.Edits.Sql;

namespace GraphMcp.Processing.Tests.Edits.Sql;

/// <summary>Runs the SQL strategy; a name behind <c>--</c> or in a comment that starts on its line is inactive.</summary>
internal static class SqlRun
{
    public static EditRun Of(string before) => EditRun.Of(new SqlEdits(), new SqlSyntaxCheck(), "sql", "script.sql", before, IsActive);

    public static void AssertEdit(string before, string after)
    {
        Assert.Equal(after, Of(before).After);
        Assert.Equal(after.ReplaceLineEndings("\r\n"), Of(before.ReplaceLineEndings("\r\n")).After);
    }

    public static void AssertLeft(string code, string text)
    {
        var run = Of(text);
        Assert.Equal(text, run.After);
        Assert.Contains(code, run.LeftCodes);
    }

    /// <summary>The statement stands between two others, of which nothing may change.</summary>
    public static void AssertGone(string statement) => AssertEdit($"SELECT 1;\n\n{statement}\n\nSELECT 2;\n", "SELECT 1;\n\nSELECT 2;\n");

    public static void AssertStays(string code, string statement) => AssertLeft(code, $"SELECT 1;\n\n{statement}\n\nSELECT 2;\n");

    private static bool IsActive(string text, int offset)
    {
        var line = text[(text.LastIndexOf('\n', offset) + 1)..offset];
        var isInBlock =
            text.LastIndexOf("/*", offset, StringComparison.Ordinal) is var open
            && open >= 0
            && text.IndexOf("*/", open, StringComparison.Ordinal) > offset;
        return !line.Contains("--", StringComparison.Ordinal) && !(isInBlock && text[open + 2] != '!');
    }
}
