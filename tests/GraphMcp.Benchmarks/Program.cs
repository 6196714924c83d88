using GraphMcp.Benchmarks.Engine;

switch (args.FirstOrDefault())
{
    case "engine":
        await EngineBenchmark.RunAsync();
        return 0;
    default:
        await Console.Error.WriteLineAsync("Usage: GraphMcp.Benchmarks engine");
        return 2;
}
