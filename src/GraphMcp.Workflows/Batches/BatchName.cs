using System.Globalization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>The name of a batch in its shard, or of a part of a batch that was split: <c>00007</c>, <c>00007.000-099</c>.</summary>
/// <param name="Batch">The batch's number.</param>
/// <param name="From">The first file of the part, from 0; null for the whole batch.</param>
/// <param name="To">The last file of the part; null for the whole batch.</param>
internal sealed record BatchName(int Batch, int? From = null, int? To = null)
{
    /// <summary>Reads the name of a result's file.</summary>
    public static BatchName Parse(string resultPath)
    {
        var name = Path.GetFileNameWithoutExtension(resultPath);
        var parts = name.Split('.', '-');
        return parts switch
        {
            [var batch] => new(Number(batch)),
            [var batch, var from, var to] => new(Number(batch), Number(from), Number(to)),
            _ => throw new FormatException($"'{name}' is no batch's name."),
        };
    }

    /// <summary>Returns whether this result makes another one of no account: it is of the same files and more.</summary>
    public bool Covers(BatchName other) =>
        Batch == other.Batch && this != other && (From is null || (other.From is not null && From <= other.From && To >= other.To));

    /// <inheritdoc/>
    public override string ToString() =>
        From is null
            ? WorkspacePaths.Number(Batch)
            : string.Create(CultureInfo.InvariantCulture, $"{WorkspacePaths.Number(Batch)}.{From:D3}-{To:D3}");

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
