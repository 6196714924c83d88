using Azure.Storage.Blobs;

namespace Durable.Embedded.FunctionsHost.Blobs;

/// <summary>Where the blobs of a connection are.</summary>
internal interface IBlobStore
{
    /// <summary>Gets how long to wait between two looks.</summary>
    TimeSpan PollingInterval { get; }

    /// <summary>Lists the blobs of a container whose names begin with a prefix; nothing when the container is not there.</summary>
    IAsyncEnumerable<FoundBlob> ListAsync(string container, string prefix, CancellationToken cancellationToken);

    /// <summary>Returns the client that a function gets.</summary>
    BlobClient Open(string container, string name);

    /// <summary>Tells of a blob that a function failed for too often, where the store has a place for that.</summary>
    Task TellPoisonAsync(PoisonBlob blob, CancellationToken cancellationToken);
}
