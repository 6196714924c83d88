using System.Globalization;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>Where in the plan a page of batches goes on.</summary>
internal readonly record struct BatchCursor(int Shard, int Batch)
{
    /// <summary>Reads a continuation token; none means the start.</summary>
    /// <exception cref="WorkflowRequestException">It is none.</exception>
    public static BatchCursor Parse(string? token) =>
        token is null ? default
        : token.Split('.') is [var shard, var batch] && Number(shard) is { } shardNumber && Number(batch) is { } batchNumber
            ? new BatchCursor(shardNumber, batchNumber)
        : throw new WorkflowRequestException("'token' is not the 'next' of an earlier page.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Shard}.{Batch}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
