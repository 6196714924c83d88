using System.Globalization;
using System.Text.Json;
using Azurite.Testing;

namespace GraphMcp.Benchmarks.Trigger;

/// <summary>How long it takes from a request that has landed in the inbox until its workflow is started.</summary>
internal static class TriggerBenchmark
{
    private const int WarmUps = 5;
    private const int Uploads = 100;
    private const int AtOnce = 1_000;

    // Longer than any interval of looking, so that uploads fall anywhere in it.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Prints a line an inbox, or one JSON object.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("graphmcp-trigger-");
        try
        {
            var source = Directory.CreateDirectory(Path.Combine(folder.FullName, "source")).FullName;
            await File.WriteAllTextAsync(Path.Combine(source, "a.sql"), "select 1;\n");
            var request = JsonSerializer.Serialize(new { source = new { uri = source } });
            await using var azurite = await AzuriteServer.StartAsync(Path.Combine(folder.FullName, "azurite"));
            TriggerCase[] cases =
            [
                await MeasureAsync(() => TriggerPlace.OfBlobsAsync(azurite.ConnectionString), Path.Combine(folder.FullName, "b"), request),
                await MeasureAsync(
                    () => Task.FromResult(TriggerPlace.OfFolder(folder.CreateSubdirectory($"inbox-{Guid.NewGuid():N}").FullName)),
                    Path.Combine(folder.FullName, "f"),
                    request
                ),
            ];
            Console.WriteLine(args.Contains("--json", StringComparer.Ordinal) ? JsonSerializer.Serialize(cases) : Table(cases));
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<TriggerCase> MeasureAsync(Func<Task<TriggerPlace>> makeAsync, string folder, string request)
    {
        var place = await makeAsync();
        var single = await MeasureSinglesAsync(place, Path.Combine(folder, "singles"), request);
        var together = await MeasureTogetherAsync(await makeAsync(), Path.Combine(folder, "together"), request);
        return new TriggerCase(
            place.Name,
            single.Count,
            Math.Round(single[single.Count / 2], 2),
            Math.Round(single[(single.Count * 99 + 99) / 100 - 1], 2),
            Math.Round(single[^1], 2),
            AtOnce,
            Math.Round(together.TotalSeconds, 2)
        );
    }

    /// <summary>Returns the seconds of each, the shortest first.</summary>
    private static async Task<List<double>> MeasureSinglesAsync(TriggerPlace place, string folder, string request)
    {
        await using var host = await TriggerHost.StartAsync(place, folder);
        var pauses = new Random(1);
        var taken = new List<double>();
        for (var number = 0; number < WarmUps + Uploads; number++)
        {
            await Task.Delay(LongestPause * pauses.NextDouble(), CancellationToken.None);
            var name = NameOf(number);
            await place.UploadAsync(name, request);
            var landed = TimeProvider.System.GetUtcNow();
            var started = await host.StartOfAsync(name);
            if (number >= WarmUps)
            {
                taken.Add((started - landed).TotalSeconds);
            }

            await host.WaitForEndAsync(name);
        }

        return [.. taken.Order()];
    }

    private static async Task<TimeSpan> MeasureTogetherAsync(TriggerPlace place, string folder, string request)
    {
        await Parallel.ForAsync(0, AtOnce, async (number, _) => await place.UploadAsync(NameOf(number), request));
        var began = TimeProvider.System.GetUtcNow();
        await using var host = await TriggerHost.StartAsync(place, folder);
        return await host.StartOfLastAsync("request", AtOnce) - began;
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"inventory/request{number:D5}.json");

    private static string Table(IEnumerable<TriggerCase> cases) =>
        string.Join(
            Environment.NewLine,
            cases.Select(one =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {one.Inbox} | {one.Uploads:N0} | {one.MedianSeconds:F2} s | {one.P99Seconds:F2} s | {one.MaxSeconds:F2} s | {one.AtOnce:N0} in {one.AllStartedSeconds:F2} s |"
                )
            )
        );
}
