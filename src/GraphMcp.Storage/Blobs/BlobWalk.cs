using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;
using GraphMcp.Storage.Globs;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Storage.Blobs;

/// <summary>Lists the files below a prefix page by page, in the order of the service: that of the names.</summary>
internal sealed class BlobWalk(BlobPlace place, PathFilter filter, BlobOutput output)
{
    // The mark of a folder in an account with a hierarchical namespace.
    private const string FolderMark = "hdi_isfolder";

    /// <summary>Returns the files behind a path, or all.</summary>
    public async IAsyncEnumerable<SourceFile> AfterAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions
        {
            Prefix = place.Root,
            Traits = BlobTraits.Metadata,
            StartFrom = cursor is null ? null : place.Root + cursor,
        };
        var isBehind = cursor is null;
        await using var pages = place.Container.GetBlobsAsync(options, cancellationToken).AsPages().GetAsyncEnumerator(cancellationToken);
        while (await BlobErrors.CallAsync(async () => await pages.MoveNextAsync().ConfigureAwait(false)).ConfigureAwait(false))
        {
            foreach (var blob in pages.Current.Values)
            {
                var path = place.PathOf(blob.Name);
                // A service that does not know where to start from begins at the first name. Once the cursor is passed, the service's order counts
                // alone: whatever it thinks of rare letters, nothing is left out.
                isBehind = isBehind || string.CompareOrdinal(path, cursor) >= 0;
                if (isBehind && path != cursor && IsFile(blob, path) && !IsLeftOut(path))
                {
                    yield return new SourceFile(path, blob.Properties.ContentLength ?? 0, VersionOf(blob.Properties.ETag));
                }
            }
        }
    }

    /// <summary>Returns the version that an ETag stands for; lists give it without the quotes that headers have.</summary>
    public static string VersionOf(ETag? tag) => tag?.ToString().Trim('"') ?? "";

    private static bool IsFile(BlobItem blob, string path) =>
        path.Length > 0 && !path.EndsWith('/') && blob.Metadata?.ContainsKey(FolderMark) != true;

    private bool IsLeftOut(string path) => Repository.IsOwn(path) || output.Contains(path) || !filter.Takes(path);
}
