using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Batches;

/// <summary>Goes over the files of a batch, as many at once as the source is read: one after another from a disk, several from remote storage.</summary>
internal static class FilesAtOnce
{
    /// <summary>Returns what came of each file, in the order of the files; the first error ends it.</summary>
    /// <remarks>Within one batch only: a batch is what is held in memory, so this is too.</remarks>
    public static async Task<TResult[]> SelectAsync<TResult>(
        this IFileSource source,
        IReadOnlyList<FileResult> files,
        Func<FileResult, CancellationToken, Task<TResult>> select,
        CancellationToken cancellationToken
    )
    {
        var results = new TResult[files.Count];
        var parallelism = new ParallelOptions { MaxDegreeOfParallelism = source.ReadParallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, files.Count),
            parallelism,
            async (index, stop) => results[index] = await select(files[index], stop)
        );
        return results;
    }
}
