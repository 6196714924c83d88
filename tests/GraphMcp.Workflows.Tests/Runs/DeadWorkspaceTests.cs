using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Workspaces;
using static GraphMcp.Workflows.Tests.Runs.WorkflowHostExtensions;

namespace GraphMcp.Workflows.Tests.Runs;

/// <summary>A workspace that dies, so that not even the pause can be written down: the workflow pauses by itself, and a resume goes on.</summary>
public sealed class DeadWorkspaceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private volatile bool dead;

    [Fact]
    public async Task Run_WhoseWorkspaceDies_PausesWithTheReasonAndGoesOnAfterAResume()
    {
        await using var host = await Host().AddFiles(100).OpenAsync();
        host.BeforeFile = (file, _) =>
        {
            dead |= file.Path == "50.env" && host.Failures.IsEmpty;
            return Task.CompletedTask;
        };
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 8, maxFiles: 1));

        var paused = await UntilPausedAsync(host, id);

        Assert.Contains("The workspace /workspace fails again and again", paused.Reason, StringComparison.Ordinal);
        Assert.Contains(host.Failures, failed => failed.Activity == TaskNames.RequestPause);
        await AssertGoesOnAsync(host, id, 100);
    }

    [Fact]
    public async Task Run_WithOneBatchAtATimeWhoseWorkspaceDies_PausesToo()
    {
        // Its few calls are not enough to open the circuit.
        await using var host = await Host().AddFiles(10).OpenAsync();
        host.BeforeFile = (file, _) =>
        {
            dead |= file.Path == "05.env" && host.Failures.IsEmpty;
            return Task.CompletedTask;
        };
        var id = await host.Manager.StartWorkflowAsync(Request("inventory", parallel: 1, maxFiles: 1));

        var paused = await UntilPausedAsync(host, id);

        Assert.NotNull(paused.Reason);
        await AssertGoesOnAsync(host, id, 10);
    }

    [Fact]
    public async Task Run_WhoseWorkspaceIsDeadAtItsStart_PausesWithTheReasonAndGoesOnAfterAResume()
    {
        await using var host = await Host().AddFiles(5).OpenAsync(start: false);
        var id = await host.Manager.StartWorkflowAsync(Request("inventory"));
        dead = true;
        await OpenTheCircuitAsync(host);
        await host.StartAsync();

        var paused = await UntilPausedAsync(host, id);

        Assert.Contains("The workspace /workspace fails again and again", paused.Reason, StringComparison.Ordinal);
        Assert.Contains(
            host.Failures,
            failed => failed.Activity == TaskNames.ReadControl && failed.Failure.Code == ErrorCodes.DependencyUnavailable
        );
        Assert.Contains(host.Failures, failed => failed.Activity == TaskNames.RequestPause);
        await AssertGoesOnAsync(host, id, 5);
    }

    private static async Task OpenTheCircuitAsync(WorkflowHost host)
    {
        var workspace = host.Get<IWorkspaceProvider>().Open("/workspace");
        for (var path = 0; path < 8; path++)
        {
            await Assert.ThrowsAsync<IOException>(async () => await workspace.ReadAsync($"elsewhere/{path}", CancellationToken.None));
        }

        await Assert.ThrowsAsync<DependencyUnavailableException>(async () => await workspace.ReadAsync("next", CancellationToken.None));
    }

    /// <summary>Nobody can ask the manager now, who reads the workspace: what the instance itself says has to do.</summary>
    private static async Task<WorkflowCustomStatus> UntilPausedAsync(WorkflowHost host, string id)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var instance = await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true, patience.Token);
            Assert.False(instance!.IsCompleted, instance.SerializedOutput);
            if (instance.ReadCustomStatusAs<WorkflowCustomStatus>() is { State: WorkflowRunState.Paused } status)
            {
                return status;
            }

            await tick.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task AssertGoesOnAsync(WorkflowHost host, string id, int files)
    {
        dead = false;
        var status = await ResumedAsync(host, id);
        while (!status.State.IsFinal())
        {
            // A batch of before may have complained once more.
            await host.Manager.ResumeWorkflowAsync(id);
            status = await host.UntilAsync(id, status => status.State is WorkflowRunState.Paused || status.State.IsFinal());
        }

        Assert.Equal((WorkflowRunState.Succeeded, (long)files), (status.State, status.Progress.Processed));
        Assert.Equal(files, (await host.ResultsAsync(id)).Count);
    }

    /// <summary>Resumes as soon as the circuit lets anyone through.</summary>
    private static async Task<WorkflowStatus> ResumedAsync(WorkflowHost host, string id)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                Assert.True(await host.Manager.ResumeWorkflowAsync(id));
                return await host.UntilAsync(id, status => status.State is WorkflowRunState.Paused || status.State.IsFinal());
            }
            catch (DependencyUnavailableException)
            {
                await tick.WaitForNextTickAsync(patience.Token);
            }
        }
    }

    private WorkflowHost Host()
    {
        var host = new WorkflowHost
        {
            Configure = options =>
            {
                (options.Workspace, options.Output, options.Retry) = ("/workspace", "/output", new(3, 1, 1));
                options.CircuitBreaker.BreakSeconds = 0.5;
            },
        };
        host.Workspace.BeforeRead = _ => ThrowIfDead();
        host.Workspace.BeforeWrite = _ =>
        {
            ThrowIfDead();
            return Task.CompletedTask;
        };
        return host;
    }

    private void ThrowIfDead()
    {
        if (dead)
        {
            throw new IOException("The disk is gone.");
        }
    }
}
