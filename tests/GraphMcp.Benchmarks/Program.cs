using GraphMcp.Benchmarks.Engine;
using GraphMcp.Benchmarks.Scan;

switch (args.FirstOrDefault())
{
    case "engine":
        await EngineBenchmark.RunAsync();
        return 0;
    case "scan":
        return await ScanBenchmark.RunAsync(files: 20_000);
    default:
        await Console.Error.WriteLineAsync("Usage: GraphMcp.Benchmarks engine | scan");
        return 2;
}
