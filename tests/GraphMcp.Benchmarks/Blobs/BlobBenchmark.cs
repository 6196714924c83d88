using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GraphMcp.Benchmarks.Scan;

namespace GraphMcp.Benchmarks.Blobs;

/// <summary>Files per second from blobs against a folder with the same tree, and the memory that a run takes with large files among small ones.</summary>
internal static class BlobBenchmark
{
    private const int Files = 5_000;
    private const long HugeBytes = 1L << 30;
    private const int LargeFiles = 8;
    private const int LargeBytes = 15 << 20;

    /// <summary>Prints a line a case, or one JSON object.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("graphmcp-blobs-");
        try
        {
            var tree = Path.Combine(folder.FullName, "tree");
            FileTree.Write(tree, Files, BlobPlaces.Database);
            await using var store = await BlobStore.StartAsync(Path.Combine(folder.FullName, "azurite"));
            await store.UploadTreeAsync(tree, "small");
            await store.UploadTreeAsync(tree, "mixed");
            await store.UploadHugeAsync("mixed/f0000/huge.bin", HugeBytes);
            for (var number = 0; number < LargeFiles; number++)
            {
                await store.UploadTextAsync(string.Create(CultureInfo.InvariantCulture, $"mixed/f0001/large{number}.sql"), LargeBytes);
            }

            var cases = await MeasureAsync(folder.FullName, tree, store);
            Console.WriteLine(args.Contains("--json", StringComparer.Ordinal) ? JsonSerializer.Serialize(cases) : Table(cases));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<BlobCase>> MeasureAsync(string folder, string tree, BlobStore store)
    {
        var places = new BlobPlaces(store.ConnectionString, Path.Combine(folder, "hubs"));
        // Both warm up the code; the folder's also the file cache.
        await places.RunAsync(tree, "warm", inBlobs: false);
        await places.RunAsync("azurite:sources/small", "warm", inBlobs: true);
        return
        [
            await TimeAsync("bare loop over the blobs, 8 at a time", () => store.ReadAllAsync("small", atOnce: 8)),
            await TimeAsync("workflow: folder, results on disk", () => places.RunAsync(tree, "folder", inBlobs: false)),
            await TimeAsync("workflow: blobs, results on disk", () => places.RunAsync("azurite:sources/small", "source", inBlobs: false)),
            await TimeAsync("workflow: blobs, results in blobs", () => places.RunAsync("azurite:sources/small", "blobs", inBlobs: true)),
            await TimeAsync(
                $"the same, with {LargeFiles} blobs of {LargeBytes >> 20} MiB and one of {HugeBytes >> 30} GiB",
                () => places.RunAsync("azurite:sources/mixed", "mixed", inBlobs: true)
            ),
        ];
    }

    private static async Task<BlobCase> TimeAsync(string name, Func<Task<int>> work)
    {
        GC.Collect();
        await using var memory = new PeakMemory();
        var clock = Stopwatch.StartNew();
        var files = await work();
        return new BlobCase(
            name,
            files,
            Math.Round(clock.Elapsed.TotalSeconds, 2),
            Math.Round(files / clock.Elapsed.TotalSeconds),
            memory.Bytes >> 20
        );
    }

    private static string Table(IEnumerable<BlobCase> cases) =>
        string.Join(
            Environment.NewLine,
            cases.Select(one =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {one.Name} | {one.Files:N0} | {one.Seconds:F2} s | {one.FilesPerSecond:N0} | {one.PeakManagedMiB:N0} MiB |"
                )
            )
        );
}
