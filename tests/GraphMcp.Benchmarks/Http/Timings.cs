using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace GraphMcp.Benchmarks.Http;

/// <summary>How long answers took, by what was asked.</summary>
internal sealed class Timings
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> taken = new(StringComparer.Ordinal);

    public async Task<T> MeasureAsync<T>(string what, Func<Task<T>> ask)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await ask();
        taken.GetOrAdd(what, _ => []).Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return answer;
    }

    public void Print()
    {
        foreach (var (what, all) in taken.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var sorted = all.Order().ToList();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{what, -28} {sorted.Count, 6:N0} answers: median {sorted[sorted.Count / 2]:N0} ms, 99 % within {sorted[sorted.Count * 99 / 100]:N0} ms, longest {sorted[^1]:N0} ms"
                )
            );
        }
    }
}
