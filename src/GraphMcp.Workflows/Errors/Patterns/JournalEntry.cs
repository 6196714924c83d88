using System.Globalization;
using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>One entry of the journal: an attempt at a batch, or at a part of one, with failures.</summary>
internal sealed record JournalEntry(string Path, int Shard, BatchName Batch, int Attempt)
{
    /// <summary>Reads the name of an entry: <c>errors/{workflow}/{shard}/{batch}/{attempt}.jsonl</c>.</summary>
    public static JournalEntry Parse(string path)
    {
        var parts = path.Split('/');
        return new JournalEntry(path, Number(parts[^3]), BatchName.Parse($"{parts[^2]}.jsonl"), Number(parts[^1].Split('.')[0]));
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
