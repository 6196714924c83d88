using GraphMcp.Cli.Outcomes;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Cli.Tests.Outcomes;

public sealed class LastLineTests
{
    private static readonly ReportTotals Totals = new()
    {
        Files = 9,
        Batches = 2,
        MatchedFiles = 4,
        References = 8,
        PossibleReferences = 1,
    };

    [Theory]
    [InlineData("decommission", "0 references removed, 0 left for a person in 0 files")]
    [InlineData("reference-scan", "8 references (1 possible) in 4 files")]
    [InlineData("inventory", "9 files in 2 batches")]
    [InlineData("of-my-own", "8 references (1 possible) in 4 files")]
    public void Of_Template_IsItsSentence(string template, string expected) => Assert.Equal(expected, LastLine.Of(template, Totals));
}
