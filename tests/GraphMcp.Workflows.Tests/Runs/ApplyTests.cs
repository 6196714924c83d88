using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Tests.Doubles;
using GraphMcp.Workflows.Workspaces;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>What is verified, and what is written to the source.</summary>
public sealed class ApplyTests
{
    [Fact]
    public async Task Apply_AfterAViolationAnywhere_WritesNothing()
    {
        await using var host = await new WorkflowHost { Configure = ManyPages }
            .AddFiles(30)
            .OpenAsync();
        host.Processors[2].Proof = path => path == "25.env" ? [new Finding("does-not-parse", "It does not parse.", 1, "file")] : [];

        var status = await host.RunAsync(Request("decommission", apply: true));

        Assert.Equal(WorkflowRunState.PartiallySucceeded, status.State);
        Assert.Equal(StepState.Skipped, status.Steps.Single(step => step.Id == "apply").State);
        Assert.Equal("X=olddb", host.Source.Text("00.env"));
        var addendum = Assert.Single(Addenda(host, WorkspacePaths.Verified(status.Id, 2)));
        Assert.Equal(("25.env", "does-not-parse"), (addendum.Path, addendum.Findings.Single().Code));
    }

    [Fact]
    public async Task Apply_WithAProofThatThrows_WritesNothing()
    {
        await using var host = await new WorkflowHost().AddFiles(3).OpenAsync();
        host.Processors[2].Proof = _ => throw new FormatException("password=hunter2");

        var status = await host.RunAsync(Request("decommission", apply: true));

        Assert.Equal((WorkflowRunState.PartiallySucceeded, "X=olddb"), (status.State, host.Source.Text("00.env")));
        Assert.DoesNotContain("hunter2", host.Workspace.Text(WorkspacePaths.Verified(status.Id, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_OverFilesThatChangedSinceTheirScan_LeavesThem()
    {
        await using var host = new WorkflowHost().AddFiles(4);
        host.Source.Add("clean.env", "Y=1");
        BeforeFirst(
            host,
            TaskNames.Verify,
            () => host.Source.Add("00.env", "new=olddb\nX=olddb").Add("01.env", "cured").Add("clean.env", "Y=olddb").Remove("02.env")
        );
        await host.OpenAsync();

        var status = await host.RunAsync(Request("decommission", apply: true));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal(
            ("new=olddb\nX=olddb", "cured", ""),
            (host.Source.Text("00.env"), host.Source.Text("01.env"), host.Source.Text("03.env"))
        );
        var verified = Addenda(host, WorkspacePaths.Verified(status.Id, 0));
        Assert.Equal(["00.env", "01.env", "02.env", "clean.env"], verified.Select(addendum => addendum.Path));
        Assert.Equal([2, 1, 1, 1], verified.Select(addendum => addendum.Findings.Count));
        Assert.Equal(
            ["changed-since-scan", "changed-since-scan", "missing", "changed-since-scan"],
            verified.Select(addendum => addendum.Findings[0].Code)
        );
        Assert.Equal([false, false, false, true], Addenda(host, WorkspacePaths.Applied(status.Id, 0)).Select(addendum => addendum.Applied));
    }

    [Fact]
    public async Task Apply_OverFilesThatChangeAfterTheVerification_LeavesThemWithAFinding()
    {
        await using var host = new WorkflowHost().AddFiles(4);
        BeforeFirst(host, TaskNames.Apply, () => host.Source.Add("00.env", "other").Remove("01.env"));
        host.Source.BeforeReplace = path => Throw.If(path == "02.env", new UnauthorizedAccessException());
        await host.OpenAsync();

        var status = await host.RunAsync(Request("decommission", apply: true));

        Assert.Equal(WorkflowRunState.Succeeded, status.State);
        Assert.Equal(("other", ""), (host.Source.Text("00.env"), host.Source.Text("03.env")));
        Assert.Equal(
            ["changed-meanwhile", "missing", "not-applied", null],
            Addenda(host, WorkspacePaths.Applied(status.Id, 0)).Select(addendum => addendum.Findings.SingleOrDefault()?.Code)
        );
    }

    [Fact]
    public async Task Apply_WhoseFirstAttemptVanishedAfterItsWrites_CountsThemAsApplied()
    {
        await using var host = new WorkflowHost().AddFiles(4);
        var failed = 0;
        host.Workspace.BeforeWrite = path =>
            path.StartsWith("apply/", StringComparison.Ordinal) && Interlocked.Exchange(ref failed, 1) == 0
                ? throw new IOException("The process ends here.")
                : Task.CompletedTask;
        await host.OpenAsync();

        var status = await host.RunAsync(Request("decommission", apply: true));

        Assert.Equal(2, host.Activities.Count(name => name == TaskNames.Apply));
        Assert.All(Addenda(host, WorkspacePaths.Applied(status.Id, 0)), addendum => Assert.True(addendum.Applied));
        Assert.Equal("", host.Source.Text("00.env"));
    }

    [Fact]
    public async Task Decommission_OfWhatWasAppliedBefore_ChangesNothing()
    {
        await using var host = await new WorkflowHost().AddFiles(4).OpenAsync();
        await host.RunAsync(Request("decommission", apply: true));

        var status = await host.RunAsync(Request("decommission", apply: true));

        Assert.Equal((WorkflowRunState.Succeeded, 0L, 0L), (status.State, status.Totals!.ChangedFiles, status.Totals.References));
    }

    private static void BeforeFirst(WorkflowHost host, string activity, Action change)
    {
        var calls = 0;
        host.BeforeActivity = (name, _) =>
        {
            if (name == activity && Interlocked.Increment(ref calls) == 1)
            {
                change();
            }

            return Task.CompletedTask;
        };
    }

    private static List<FileAddendum> Addenda(WorkflowHost host, string path) =>
        JsonLines.ReadLines<FileAddendum>(host.Workspace.Files[path]);
}
