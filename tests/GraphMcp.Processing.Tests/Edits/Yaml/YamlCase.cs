using GraphMcp.Processing.Edits.Yaml;

namespace GraphMcp.Processing.Tests.Edits.Yaml;

/// <summary>Runs the YAML strategy on a text, and on the same text with other line endings.</summary>
internal static class YamlCase
{
    public static EditTrial Run(string before, string path = "file.yaml") =>
        EditTrial.Run(new YamlEditStrategy(), new YamlSyntaxCheck(), before, path);

    public static void AssertEdited(string before, string after, params string[] left)
    {
        var trial = Run(before);
        Assert.Equal(after, trial.Text);
        Assert.Equal(left, trial.LeftCodes);
        Assert.Equal(WithCarriageReturns(after), Run(WithCarriageReturns(before)).Text);
        Assert.Equal(after.Length == 0 ? "" : after + "\n", Run(before + "\n").Text);
    }

    public static void AssertLeft(string text, params string[] codes)
    {
        var trial = Run(text);
        Assert.Equal(codes, trial.LeftCodes);
        Assert.Empty(trial.Proposal.Edits);
    }

    private static string WithCarriageReturns(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
}
