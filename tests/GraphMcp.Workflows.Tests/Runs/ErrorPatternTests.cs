using System.Security.Cryptography;
using System.Text;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Tests.Doubles;
using GraphMcp.Workflows.Workspaces;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>What files that fail leave behind: classified errors and patterns.</summary>
public sealed class ErrorPatternTests
{
    [Fact]
    public async Task Read_OfFilesThatFailAlike_GroupsThemAndSaysWhatToDo()
    {
        await using var host = await Failing(file =>
                file.Path switch
                {
                    "03.env" or "13.env" or "23.env" or "33.env" => new FormatException("password=hunter2"),
                    "07.env" => new KnownTroubleException("The schema 7 of '/a/b/c.sql' has password=hunter2"),
                    "08.env" => new KnownTroubleException("The schema 8 of '/x.sql' has password=other"),
                    _ => null,
                }
            )
            .AddFiles(40)
            .OpenAsync();

        var status = await host.RunAsync(Request("decommission", parallel: 4, maxFiles: 5));

        var report = await ReadAsync(host, status.Id);
        Assert.Equal((6L, 0), (report.FailedFiles, report.MorePatterns));
        Assert.Equal(
            [("processor-error", ErrorClass.Permanent, 4L), ("known-trouble", ErrorClass.Permanent, 2L)],
            report.Patterns.Select(pattern => (pattern.Code, pattern.Class, pattern.Count))
        );
        var (first, second) = (report.Patterns[0], report.Patterns[1]);
        Assert.Equal(["03.env", "13.env", "23.env"], first.Examples.Select(example => example.File));
        Assert.Equal($"{status.Id}/0/00000", first.Examples[0].BatchId);
        Assert.Equal("System.FormatException", first.Type);
        Assert.Equal("The schema <n> of <text> has password=***", second.Message);
        Assert.True(first.FirstSeen >= status.StartedAt && first.FirstSeen <= first.LastSeen && first.LastSeen <= status.FinishedAt);
        Assert.All(report.Patterns, pattern => Assert.Contains("redrive", pattern.Advice, StringComparison.Ordinal));
        Assert.All(
            host.Workspace.Under("errors"),
            path => Assert.DoesNotContain("hunter2", host.Workspace.Text(path), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Read_OfABatchThatWasSplit_CountsTheFileThatWasPutAside()
    {
        await using var host = new WorkflowHost().AddFiles(20);
        host.BeforeActivity = (name, input) =>
            Throws(
                name == TaskNames.ProcessBatch
                    && input is BatchInput { Batch: 1, Quarantine: null } batch
                    && (batch.From ?? 0) <= 3
                    && (batch.To ?? 9) >= 3
            );
        await host.OpenAsync();

        var status = await host.RunAsync(Request("inventory", maxFiles: 10));

        var pattern = Assert.Single((await ReadAsync(host, status.Id)).Patterns);
        Assert.Equal(("poison", 1L), (pattern.Code, pattern.Count));
        Assert.Equal(("13.env", $"{status.Id}/0/00001.003-003"), (pattern.Examples[0].File, pattern.Examples[0].BatchId));
    }

    [Fact]
    public async Task Read_AfterAnAttemptThatNeverCommitted_CountsTheCommittedOneOnly()
    {
        await using var host = await Failing(file => file.Path == "01.env" ? new FormatException() : null).AddFiles(4).OpenAsync();
        var lost = 1;
        host.Workspace.BeforeWrite = path =>
            path.StartsWith("results/", StringComparison.Ordinal) && Interlocked.Exchange(ref lost, 0) == 1
                ? throw new IOException("The disk hiccups.")
                : Task.CompletedTask;

        var status = await host.RunAsync(Request("inventory"));

        Assert.Equal(2, host.Workspace.Under($"errors/{status.Id}").Count);
        Assert.Equal(1, Assert.Single((await ReadAsync(host, status.Id)).Patterns).Count);
    }

    [Fact]
    public async Task Read_OfPartsThatALargerResultCovers_CountsTheLargerOnly()
    {
        await using var host = await Failing(_ => new FormatException()).AddFiles(4).OpenAsync();
        var status = await host.RunAsync(Request("inventory"));
        var input = new BatchInput("/workspace", status.Id, 0, 0, 0, 1);
        await host.Get<ProcessBatchActivity>().RunAsync(input, sink: null, default);

        Assert.Equal(2, host.Workspace.Under($"errors/{status.Id}").Count);
        Assert.Equal(4, (await ReadAsync(host, status.Id)).FailedFiles);
        Assert.Single(await host.Get<WorkflowErrorsReader>().TopAsync("/workspace", status.Id, 1));
    }

    [Fact]
    public async Task Read_OfAWorkflowWithoutFailures_LooksAtNoResult()
    {
        await using var host = await new WorkflowHost().AddFiles(4).OpenAsync();
        var status = await host.RunAsync(Request("inventory"));
        host.Workspace.Files.Clear();
        host.Workspace.Files[WorkspacePaths.Request(status.Id)] = "{}"u8.ToArray();

        Assert.Empty(await host.Get<WorkflowErrorsReader>().ReadAsync("/workspace", status.Id));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("../x")]
    public async Task Read_OfAnUnknownWorkflow_Throws(string id)
    {
        await using var host = await new WorkflowHost().OpenAsync();

        await Assert.ThrowsAsync<WorkflowNotFoundException>(() => ReadAsync(host, id));
    }

    [Fact]
    public async Task Run_ProcessedFiles_CarryTheHashOfTheirContent()
    {
        await using var host = await new WorkflowHost().OpenAsync();
        host.Source.Add("a.env", "nothing").Add("b.env", "X=olddb");

        var status = await host.RunAsync(Request("reference-scan"));

        var files = await host.ResultsAsync(status.Id);
        Assert.Equal(["nothing", "X=olddb"], files.Select(file => file.ContentHash).Select(Unhash));
        Assert.Equal([null, files[1].ContentHash], files.Select(file => file.BeforeHash));
    }

    private static string? Unhash(string? hash) =>
        new[] { "nothing", "X=olddb" }.FirstOrDefault(text =>
            hash == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
        );

    private static Task<WorkflowErrorReport> ReadAsync(WorkflowHost host, string id) =>
        host.Get<IWorkflowErrorsFactory>().Create(host.Client).ReadAsync(id);

    private static WorkflowHost Failing(Func<FileToProcess, Exception?> how) =>
        new() { BeforeFile = (file, _) => how(file) is { } exception ? throw exception : Task.CompletedTask };

    private static Task Throws(bool condition) =>
        condition ? throw new InvalidOperationException("It kills its activity.") : Task.CompletedTask;

    private sealed class KnownTroubleException(string message) : WorkflowException(message, new WorkflowErrorContext())
    {
        public override string Code => "known-trouble";
    }
}
