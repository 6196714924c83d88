using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Progress;

namespace GraphMcp.Workflows.Tests.Compatibility;

/// <summary>The seed's names of progress and batches are there, with the parameters that it gave them.</summary>
public sealed class SeedNamesTests
{
    [Theory]
    [InlineData(typeof(ProgressTracker), "TrackBatch", typeof(BatchContext), "batchId", "totalFiles")]
    [InlineData(typeof(ProgressTracker), "UpdateProgress", typeof(Task), "batchId", "processed", "status")]
    [InlineData(typeof(ProgressTracker), "GetStatistics", typeof(Task<WorkflowProgress>), "workflowId")]
    [InlineData(typeof(FileBatchProcessor), "ProcessBatchAsync", typeof(Task<BatchResult>), "files", "sourceType", "batchContext")]
    [InlineData(typeof(BatchContext), "CreateChildContext", typeof(BatchContext), "subBatchId")]
    public void Method_OfTheSeed_IsPublicWithItsParametersFirst(Type type, string name, Type result, params string[] parameters)
    {
        var method = Assert.Single(type.GetMethods(), method => method.Name == name);

        Assert.Equal(parameters, method.GetParameters().Take(parameters.Length).Select(parameter => parameter.Name));
        Assert.All(method.GetParameters().Skip(parameters.Length), parameter => Assert.True(parameter.IsOptional));
        Assert.Equal(result, method.ReturnType);
    }

    [Fact]
    public void BatchContext_OfTheSeed_HasItsProperties()
    {
        Assert.Empty(
            new[] { "BatchId", "TotalFiles", "StartTime", "Metadata" }.Except(
                typeof(BatchContext).GetProperties().Select(property => property.Name)
            )
        );
        Assert.Equal(typeof(SourceType), typeof(BatchResult).GetProperty("SourceType")!.PropertyType);
    }

    [Fact]
    public void BatchResult_OfTheDesign_HasItsNumbers() =>
        Assert.Empty(
            new[] { "Processed", "Skipped", "Failed", "Bytes", "DurationMs", "Failures", "ResultsUri" }.Except(
                typeof(BatchResult).GetProperties().Select(property => property.Name)
            )
        );
}
