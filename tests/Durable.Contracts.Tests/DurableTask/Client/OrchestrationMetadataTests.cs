using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace Durable.Contracts.Tests.DurableTask.Client;

public sealed class OrchestrationMetadataTests
{
    [Fact]
    public void Read_FetchedWithPayloads_GivesThem()
    {
        var metadata = new OrchestrationMetadata("Sum", "1")
        {
            DataConverter = JsonDataConverter.Default,
            SerializedInput = "[1,2]",
            SerializedOutput = "3",
        };

        Assert.Equal([1, 2], metadata.ReadInputAs<int[]>()!);
        Assert.Equal(3, metadata.ReadOutputAs<int>());
        Assert.Null(metadata.ReadCustomStatusAs<string>());
    }

    [Fact]
    public void Read_FetchedWithoutPayloads_Throws()
    {
        var metadata = new OrchestrationMetadata("Sum", "1") { SerializedInput = "1" };

        Assert.Contains(
            "ReadInputAs",
            Assert.Throws<InvalidOperationException>(() => metadata.ReadInputAs<int>()).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<InvalidOperationException>(() => metadata.ReadOutputAs<int>());
        Assert.Throws<InvalidOperationException>(() => metadata.ReadCustomStatusAs<int>());
    }

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running, true, false)]
    [InlineData(OrchestrationRuntimeStatus.Pending, false, false)]
    [InlineData(OrchestrationRuntimeStatus.Suspended, false, false)]
    [InlineData(OrchestrationRuntimeStatus.Completed, false, true)]
    [InlineData(OrchestrationRuntimeStatus.Failed, false, true)]
    [InlineData(OrchestrationRuntimeStatus.Terminated, false, true)]
    public void RuntimeStatus_Each_TellsWhetherItRunsOrHasEnded(OrchestrationRuntimeStatus status, bool running, bool completed)
    {
        var metadata = new OrchestrationMetadata("Sum", "1") { RuntimeStatus = status };

        Assert.Equal((running, completed), (metadata.IsRunning, metadata.IsCompleted));
    }

    [Fact]
    public void ToString_LongPayloadAndFailure_AreShown()
    {
        var metadata = new OrchestrationMetadata("Sum", "1")
        {
            RuntimeStatus = OrchestrationRuntimeStatus.Failed,
            SerializedInput = new string('x', 60),
            FailureDetails = new TaskFailureDetails("E", "message", null, null, null),
        };

        Assert.Equal(
            "[Name: 'Sum', ID: '1', RuntimeStatus: Failed, CreatedAt: 0001-01-01T00:00:00, LastUpdatedAt: 0001-01-01T00:00:00, "
                + $"Input: '{new string('x', 50)}...', FailureDetails: 'E - message']",
            metadata.ToString()
        );
    }

    [Fact]
    public void WithDedupeStatuses_Statuses_AreKeptByName() =>
        Assert.Equal(
            ["Running", "Pending"],
            new StartOrchestrationOptions("1")
                .WithDedupeStatuses(OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending)
                .DedupeStatuses!
        );
}
