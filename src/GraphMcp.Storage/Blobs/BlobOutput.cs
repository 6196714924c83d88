using GraphMcp.Workflows.Reports;

namespace GraphMcp.Storage.Blobs;

/// <summary>Knows what a run wrote below the prefix that it walks.</summary>
internal sealed class BlobOutput
{
    private const string State = ".graphmcp/";

    private readonly string? _prefix;

    private BlobOutput(string? prefix) => _prefix = prefix;

    /// <summary>Remembers where an output lies below a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="output">The URI of the output, or null.</param>
    /// <param name="connections">Where that leads.</param>
    public static BlobOutput Of(BlobPlace source, string? output, BlobConnections connections)
    {
        if (output is null || !BlobUri.IsOne(output))
        {
            return new BlobOutput(prefix: null);
        }

        var place = connections.Open(output);
        var isBelow = place.Container.Uri == source.Container.Uri && place.Root.StartsWith(source.Root, StringComparison.Ordinal);
        return new BlobOutput(isBelow ? source.PathOf(place.Root) : null);
    }

    /// <summary>Tells whether a path is output, or state that lies beside one.</summary>
    /// <remarks>When the source is the output itself, only what we write there by name is.</remarks>
    public bool Contains(string path) =>
        path.StartsWith(State, StringComparison.Ordinal)
        || path.Contains("/" + State, StringComparison.Ordinal)
        || (_prefix is "" ? ReportFileNames.IsOurs(path) : _prefix is not null && path.StartsWith(_prefix, StringComparison.Ordinal));
}
