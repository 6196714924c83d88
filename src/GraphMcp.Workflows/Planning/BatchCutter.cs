using GraphMcp.Processing.Classification;
using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Planning;

/// <summary>Cuts the files of a page into batches of one source type, as the walk brings them.</summary>
internal sealed class BatchCutter(BatchPolicy policy)
{
    private readonly Dictionary<SourceType, OpenBatch> open = [];
    private int next;

    /// <summary>Gets the batches so far, those that still take files among them.</summary>
    public int Count => next;

    /// <summary>Takes a file; returns the batches that are complete with it.</summary>
    public IEnumerable<OpenBatch> Add(PlannedFile file)
    {
        var type = file.Classification.Type;
        if (file.Size > policy.MaxBytes)
        {
            var alone = new OpenBatch(next++, type);
            alone.Add(file);
            yield return alone;
            yield break;
        }

        if (open.TryGetValue(type, out var batch) && batch.Bytes + file.Size > policy.MaxBytes)
        {
            open.Remove(type);
            yield return batch;
        }

        if (!open.TryGetValue(type, out batch))
        {
            open.Add(type, batch = new OpenBatch(next++, type));
        }

        batch.Add(file);
        if (batch.Files.Count == policy.MaxFiles)
        {
            open.Remove(type);
            yield return batch;
        }
    }

    /// <summary>Returns the batches that are left at the end of the page.</summary>
    public IEnumerable<OpenBatch> Finish() => open.Values;
}
