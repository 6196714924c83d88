using System.Text.Json;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Tests.Batches;

/// <summary>What a batch's result says of its failures, and where its results are.</summary>
public sealed class BatchResultTests
{
    [Fact]
    public void Failures_OfManyCodes_StaySmallAndAddUp()
    {
        var errors = Enumerable
            .Range(0, 100)
            .SelectMany(code => Enumerable.Repeat(new FileError($"code-{code:D2}", "…"), code < 3 ? 50 : 1));

        var failures = FailureCounts.Of(errors);
        var twice = failures.Plus(failures);

        Assert.Equal((16, 247, 50), (failures.Count, failures.Values.Sum(), failures["code-01"]));
        Assert.Equal((16, 494, 100), (twice.Count, twice.Values.Sum(), twice["code-01"]));
        Assert.Equal(170, twice["other"]);
    }

    [Fact]
    public void BatchResult_AsJson_ComesBackAsItWas()
    {
        var result = Result(7, "/workspace/results/w/00000/00003.jsonl") with
        {
            Failures = FailureCounts.Of([new FileError("poison", "…"), null]),
        };

        var json = JsonSerializer.Serialize(result, WorkflowJson.Compact);

        Assert.Contains("\"failures\":{\"poison\":1,\"unknown\":1}", json, StringComparison.Ordinal);
        Assert.Equal(result, JsonSerializer.Deserialize<BatchResult>(json, WorkflowJson.Compact));
    }

    [Fact]
    public void Combine_OfThePartsOfASplitBatch_AddsFailuresAndNamesTheirFolder()
    {
        var parts = Enumerable
            .Range(0, 3)
            .Select(part =>
                Result(part, $"file:///w/results/w/00000/00003.{part}.jsonl") with
                {
                    Failures = FailureCounts.Of([new FileError("poison", "…")]),
                }
            );

        var whole = parts.Aggregate((sum, part) => sum.Combine(part));

        Assert.Equal(("file:///w/results/w/00000", 3, 3), (whole.ResultsUri, whole.Failures["poison"], whole.Files));
    }

    private static BatchResult Result(int files, string uri) =>
        new("w/0/00003", 1, files, files, 0, 0, 10, 5, 0, 0, "results/w/00000/00003.jsonl") { ResultsUri = uri };
}
