using System.Text.Json;
using GraphMcp.Cli.Outcomes;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Cli.Tests.Runs;

/// <summary>Runs whose source or results are not on this machine's disk.</summary>
public sealed class RunPlaceTests
{
    private const string Uri = "https://acct.blob.core.windows.net/results/a%20b";

    [Theory]
    [InlineData("azurite:sources/tree", true)]
    [InlineData("https://acct.blob.core.windows.net/c", true)]
    [InlineData("zip:/data/a.zip", true)]
    [InlineData("/data/tree", false)]
    [InlineData("file:///data/tree", false)]
    [InlineData("tree", false)]
    [InlineData("./a:b", false)]
    public void IsRemote_OfAPlace_TellsUrisFromFolders(string text, bool expected) => Assert.Equal(expected, RunPlace.IsRemote(text));

    [Fact]
    public void For_ResultsAtAUri_KeepsWorkspaceAndHubInTheDefaultFolder()
    {
        var folder = RunFolder.For(Uri + "/", hub: null);

        var local = Path.GetFullPath(RunFolder.Default);
        Assert.Equal((Uri, Path.Combine(local, ".graphmcp"), local), (folder.Output, folder.Workspace, folder.Local));
        Assert.Equal(Path.Combine(local, ".graphmcp", "hub.db"), folder.Hub);
        Assert.Equal(Uri, DisplayPath.Of(folder.Output));
        Assert.Equal("azurite:c/x", SourceFolder.Check("azurite:c/x", folder));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(3, Uri + "/changes.patch")]
    public void Outputs_AtAUri_AreUris(int changedFiles, string? patch)
    {
        var status = new WorkflowStatus
        {
            Id = "w",
            Template = "inventory",
            Parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal),
            State = WorkflowRunState.Succeeded,
            Source = "azurite:sources",
            Output = Uri,
        };

        var outputs = Outputs.Of(
            new RunOutcome(status, new ReportTotals { ChangedFiles = changedFiles }, ResumeCommand: null, FailOnFindings: false)
        );

        Assert.Equal((Uri, patch, Uri + "/report.json"), (outputs.Folder, outputs.Patch, outputs.Json));
        Assert.Empty(Outputs.Of(new RunOutcome(status, Totals: null, ResumeCommand: null, FailOnFindings: false)).Files);
    }
}
