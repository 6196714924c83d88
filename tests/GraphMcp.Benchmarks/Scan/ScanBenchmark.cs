using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;

namespace GraphMcp.Benchmarks.Scan;

/// <summary>Files per second of the durable <c>reference-scan</c> workflow against a bare parallel loop over the same processor.</summary>
internal static class ScanBenchmark
{
    private const string Database = "postgres_air";

    public static async Task<int> RunAsync(int files)
    {
        var root = Directory.CreateTempSubdirectory("graphmcp-scan-").FullName;
        try
        {
            var source = Path.Combine(root, "source");
            FileTree.Write(source, files, Database);
            await LoopAsync(source); // warms the file cache and the code for both
            Print("bare parallel loop", files, await TimeAsync(() => LoopAsync(source)));
            Print("durable workflow, whole command", files, await TimeAsync(() => CommandAsync(source, Path.Combine(root, "out"))));
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task LoopAsync(string source)
    {
        var processor = new ReferenceScanProcessor();
        var parameters = new ProcessorParameters(
            new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["database"] = JsonSerializer.SerializeToElement(Database) }
        );
        await Parallel.ForEachAsync(
            Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories),
            async (file, cancellationToken) =>
            {
                var path = Path.GetRelativePath(source, file).Replace('\\', '/');
                var content = await File.ReadAllBytesAsync(file, cancellationToken);
                await processor.ProcessAsync(
                    new FileToProcess(path, SourceClassifier.Classify(path), content),
                    parameters,
                    cancellationToken
                );
            }
        );
    }

    private static async Task CommandAsync(string source, string output)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "graphmcp.dll"),
                "run",
                "reference-scan",
                "--set",
                "database=" + Database,
                "--source",
                source,
                "--out",
                output,
                "--json",
            },
        };
        using var process = Process.Start(start)!;
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"graphmcp exited with {process.ExitCode}: {printed}");
        }
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    private static void Print(string name, int files, TimeSpan elapsed) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -34} {files:N0} files in {elapsed.TotalSeconds:F2} s = {files / elapsed.TotalSeconds:N0} files/s"
            )
        );
}
