using System.Globalization;
using GraphMcp.Benchmarks.Blobs;
using GraphMcp.Benchmarks.Engine;
using GraphMcp.Benchmarks.Http;
using GraphMcp.Benchmarks.Scan;
using GraphMcp.Benchmarks.Trigger;

switch (args.FirstOrDefault())
{
    case "engine":
        return await EngineBenchmark.RunAsync(args[1..]);
    case "scan":
        return await ScanBenchmark.RunAsync(files: 20_000);
    case "blobs":
        return await BlobBenchmark.RunAsync(args[1..]);
    case "trigger":
        return await TriggerBenchmark.RunAsync(args[1..]);
    case "http":
        foreach (var connections in args.Length > 1 ? [int.Parse(args[1], CultureInfo.InvariantCulture)] : (int[])[32, 1_000])
        {
            await HttpBenchmark.RunAsync(workflows: 1_000, connections);
        }

        return 0;
    default:
        await Console.Error.WriteLineAsync(
            "Usage: GraphMcp.Benchmarks engine [--json] [--synchronous full|normal] [--case KEY] | scan | blobs [--json] | trigger [--json] | http [connections]"
        );
        return 2;
}
