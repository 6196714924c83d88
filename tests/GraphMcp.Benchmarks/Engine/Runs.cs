using System.Diagnostics;

namespace GraphMcp.Benchmarks.Engine;

/// <summary>Several runs of one case.</summary>
internal static class Runs
{
    /// <summary>The median of what some runs give; the first that is not counted compiles and warms up.</summary>
    public static async Task<double> MedianAsync(int runs, Func<Task<double>> run)
    {
        await run();
        var values = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            values[i] = await run();
        }

        return Percentile(values, 0.5);
    }

    public static double Percentile(double[] values, double share)
    {
        Array.Sort(values);
        return values[(int)((values.Length - 1) * share)];
    }

    public static async Task<double> SecondsAsync(Func<Task> action)
    {
        GC.Collect(); // the last run's garbage is not this one's
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalSeconds;
    }
}
