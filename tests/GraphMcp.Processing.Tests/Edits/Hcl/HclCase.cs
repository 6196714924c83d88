using GraphMcp.Processing.Edits.Hcl;

namespace GraphMcp.Processing.Tests.Edits.Hcl;

/// <summary>Runs the HCL strategy on a text, and on the same text with other line endings.</summary>
internal static class HclCase
{
    public static EditTrial Run(string before, string path = "main.tf") =>
        EditTrial.Run(new HclEditStrategy(), new HclSyntaxCheck(), before, path);

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
