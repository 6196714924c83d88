namespace GraphMcp.Workflows.Progress;

/// <summary>What the words for a batch's status say of the files that are not processed.</summary>
internal static class BatchStatusWords
{
    /// <summary>Returns the counts that a status means.</summary>
    /// <exception cref="ArgumentException">The word is unknown, or more files are processed than there are.</exception>
    public static FileCounts Read(int processed, int total, string status)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(processed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(processed, total);
        return status.ToLowerInvariant() switch
        {
            "pending" or "running" or "processing" or "in_progress" => new FileCounts(processed),
            "completed" or "succeeded" or "skipped" => new FileCounts(processed, Skipped: total - processed),
            "failed" or "error" or "cancelled" => new FileCounts(processed, Failed: total - processed),
            _ => throw new ArgumentException(
                $"'{status}' is no status of a batch: it is pending, running, completed, skipped, failed or cancelled.",
                nameof(status)
            ),
        };
    }
}
