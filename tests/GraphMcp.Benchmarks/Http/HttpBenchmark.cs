using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace GraphMcp.Benchmarks.Http;

/// <summary>Many workflows started at once over HTTP, while others look at the list and at single ones; how long each answer takes.</summary>
internal static class HttpBenchmark
{
    private const int Pages = 100;

    /// <summary>Runs it.</summary>
    /// <param name="workflows">How many are started.</param>
    /// <param name="connections">From how many connections; a connection asks again as soon as it is answered.</param>
    public static async Task RunAsync(int workflows, int connections)
    {
        var folder = Directory.CreateTempSubdirectory("graphmcp-http-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "source"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "source", "a.sql"), "select 1;\n");
            await using var server = await ServedProcess.StartAsync(folder.FullName);
            using var http = new HttpClient { BaseAddress = server.Url };
            await CompileClientsAsync(http);
            await MeasureAsync(http, server, Path.Combine(folder.FullName, "source"), workflows, connections);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Clients are programs that run already: what this one compiles is not the server's time. It asks for nothing that the server has.</summary>
    private static Task CompileClientsAsync(HttpClient http) =>
        Parallel.ForAsync(
            0,
            300,
            async (number, stop) =>
            {
                using var answer = await http.PostAsJsonAsync("nothing", new { id = number, source = new { uri = "" } }, stop);
            }
        );

    private static async Task MeasureAsync(HttpClient http, ServedProcess server, string source, int workflows, int connections)
    {
        var timings = new Timings();
        var (serverBefore, ownBefore) = (server.Computed, Environment.CpuUsage.TotalTime);
        var clock = Stopwatch.StartNew();
        using var watching = new CancellationTokenSource();
        var watchers = WatchAsync(http, timings, watching.Token);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, workflows),
            new ParallelOptions { MaxDegreeOfParallelism = connections },
            async (number, _) => await timings.MeasureAsync("POST workflows", () => StartAsync(http, source, number))
        );
        var started = clock.Elapsed;
        var (computed, own) = (server.Computed - serverBefore, Environment.CpuUsage.TotalTime - ownBefore);
        while (await CountUnfinishedAsync(http, timings) > 0)
        {
            await Task.Delay(50, CancellationToken.None);
        }

        var finished = clock.Elapsed;
        await watching.CancelAsync();
        await watchers;
        var listed = await CountAsync(http, timings, "GET workflows (100 a page)", $"api/workflows?top={Pages}");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{workflows:N0} workflows from {connections} connections: all started after {started.TotalSeconds:N1} s (the server computed {computed.TotalSeconds:N1} s, the clients {own.TotalSeconds:N1} s), all finished after {finished.TotalSeconds:N1} s; the list shows {listed:N0}"
            )
        );
        timings.Print();
    }

    private static async Task<bool> StartAsync(HttpClient http, string source, int number)
    {
        using var answer = await http.PostAsJsonAsync(
            "api/workflows",
            new
            {
                id = string.Create(CultureInfo.InvariantCulture, $"w-{number:D5}"),
                template = "inventory",
                source = new { uri = source },
            }
        );
        answer.EnsureSuccessStatusCode();
        return true;
    }

    private static async Task WatchAsync(HttpClient http, Timings timings, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var page = await timings.MeasureAsync(
                "GET workflows",
                () => http.GetFromJsonAsync<JsonElement>("api/workflows", CancellationToken.None)
            );
            foreach (var workflow in page.GetProperty("workflows").EnumerateArray().Take(5))
            {
                var path = $"api/workflows/{workflow.GetProperty("id").GetString()}";
                await timings.MeasureAsync("GET workflows/{id}", () => http.GetFromJsonAsync<JsonElement>(path, CancellationToken.None));
            }

            await Task.Delay(20, CancellationToken.None);
        }
    }

    private static Task<int> CountUnfinishedAsync(HttpClient http, Timings timings) =>
        CountAsync(http, timings, "GET workflows?state=", "api/workflows?top=500&state=Pending,Running");

    private static async Task<int> CountAsync(HttpClient http, Timings timings, string what, string path)
    {
        var count = 0;
        for (string? token = ""; token is not null; )
        {
            var next = token.Length == 0 ? path : $"{path}&token={token}";
            var page = await timings.MeasureAsync(what, () => http.GetFromJsonAsync<JsonElement>(next));
            count += page.GetProperty("workflows").GetArrayLength();
            token = page.GetProperty("next").GetString();
        }

        return count;
    }
}
