using GraphMcp.Workflows.Errors;
using Microsoft.Extensions.Logging.Abstractions;

namespace GraphMcp.Workflows.Tests.Errors;

/// <summary>What leaves an activity.</summary>
public sealed class ActivityEdgeTests
{
    private readonly ActivityEdge edge = new(NullLogger<ActivityEdge>.Instance);

    [Fact]
    public async Task RunAsync_ThatFails_ThrowsWhatTheOrchestratorCanRead()
    {
        var context = new WorkflowErrorContext { WorkflowId = "w" };

        var failure = await Assert.ThrowsAsync<ActivityFailedException>(() =>
            edge.RunAsync<int>(context, () => throw new TimeoutException("Too slow."), CancellationToken.None)
        );

        Assert.Equal(("timeout (transient): Too slow. [System.TimeoutException]", "w"), (failure.Message, failure.Context.WorkflowId));
    }

    [Fact]
    public async Task RunAsync_CancelledByItsHost_PassesTheCancellation()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            edge.RunAsync<int>(
                new WorkflowErrorContext(),
                async () =>
                {
                    await stop.CancelAsync();
                    throw new OperationCanceledException(stop.Token);
                },
                stop.Token
            )
        );
    }

    [Fact]
    public async Task RunAsync_CancelledByItsOwnTimeout_FailsAsTransient()
    {
        var failure = await Assert.ThrowsAsync<ActivityFailedException>(() =>
            edge.RunAsync<int>(new WorkflowErrorContext(), () => throw new TaskCanceledException("Slow."), CancellationToken.None)
        );

        Assert.Equal(("timeout", ErrorClass.Transient), (failure.Code, failure.Class));
    }
}
