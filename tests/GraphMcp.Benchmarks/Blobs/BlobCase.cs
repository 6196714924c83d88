namespace GraphMcp.Benchmarks.Blobs;

/// <summary>What one case took.</summary>
/// <param name="Name">The case.</param>
/// <param name="Files">Files that were gone over.</param>
/// <param name="Seconds">From start to end, the report included.</param>
/// <param name="FilesPerSecond">Files by seconds.</param>
/// <param name="PeakManagedMiB">The most managed memory of this process, in MiB, garbage included.</param>
internal sealed record BlobCase(string Name, int Files, double Seconds, double FilesPerSecond, long PeakManagedMiB);
