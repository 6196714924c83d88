using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Tests.Doubles;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>A source that dies pauses its workflows after a few calls, instead of failing every file.</summary>
public sealed class DeadSourceTests
{
    [Fact]
    public async Task Run_WhoseSourceDies_MakesFewCallsPausesWithTheReasonAndLosesNothing()
    {
        await using var host = await Host().AddFiles(400).OpenAsync();
        var (dead, deaths) = (false, 0);
        host.Source.BeforeRead = _ => Throw.If(Volatile.Read(ref dead), new IOException("The share sig=hunter2 is gone."));
        host.BeforeFile = (file, _) =>
        {
            if (file.Path == "50.env" && Interlocked.Increment(ref deaths) == 1)
            {
                Volatile.Write(ref dead, true);
                host.Source.Reads.Clear();
            }

            return Task.CompletedTask;
        };
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 2, maxFiles: 10));

        await host.UntilAsync(id, WorkflowRunState.Paused);

        Assert.InRange(host.Source.Reads.Count, 8, 40);
        var errors = await host.Get<IWorkflowErrorsFactory>().Create(host.Client).ReadAsync(id);
        Assert.Contains("The source /source fails again and again", errors.Pause!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", errors.Pause.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (errors.FailedFiles, errors.Patterns.Count));

        Volatile.Write(ref dead, false);
        var finished = await ResumeUntilDoneAsync(host, id);
        Assert.Equal((WorkflowRunState.Succeeded, 400L), (finished.State, finished.Progress.Processed));
    }

    [Fact]
    public async Task Run_WithOneFileThatNeverReads_FailsThatFileOnly()
    {
        await using var host = await Host().AddFiles(30).OpenAsync();
        host.Source.BeforeRead = path => Throw.If(path == "07.env", new IOException("A bad sector."));

        var status = await host.RunAsync(Request("inventory", parallel: 2, maxFiles: 1));

        Assert.Equal((WorkflowRunState.PartiallySucceeded, 29L, 1L), (status.State, status.Progress.Processed, status.Progress.Failed));
        Assert.Equal(3, host.Source.Reads.Count(path => path == "07.env"));
        var error = (await host.ResultsAsync(status.Id)).Single(file => file.Error is not null).Error!;
        Assert.Equal(
            ("unreadable", ErrorClass.Transient, "System.IO.IOException", ErrorResolutionKind.SkipFile),
            (error.Code, error.Class, error.Type, error.Resolution)
        );
        Assert.NotNull(error.At);
    }

    private static async Task<WorkflowStatus> ResumeUntilDoneAsync(WorkflowHost host, string id)
    {
        while (true)
        {
            await host.Manager.ResumeWorkflowAsync(id);
            var status = await host.UntilAsync(id, status => status.State is WorkflowRunState.Paused || status.State.IsFinal());
            if (status.State.IsFinal())
            {
                return status;
            }
        }
    }

    private static WorkflowHost Host() =>
        new()
        {
            Configure = options =>
            {
                (options.Workspace, options.Output, options.Retry) = ("/workspace", "/output", new(3, 1, 1));
                options.CircuitBreaker.BreakSeconds = 0.5;
            },
        };
}
