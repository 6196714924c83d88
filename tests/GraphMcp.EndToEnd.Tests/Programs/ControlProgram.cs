using System.Globalization;
using System.Text.Json;

namespace GraphMcp.EndToEnd.Tests.Programs;

/// <summary>Plays moves on a server, and keeps what they made.</summary>
internal sealed class ControlProgram(MortalServer server, string source, int parallel)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly List<string> ids = [];
    private string? checkpoint;

    /// <summary>Gets the workflows that it started, in order.</summary>
    public IReadOnlyList<string> Ids => ids;

    private string Newest => $"api/workflows/{ids[^1]}";

    public Task StartAsync() =>
        StartedAsync(
            "api/workflows",
            new
            {
                id = NewId(),
                template = "work",
                source = new { uri = source },
                batches = new { maxFiles = 1 },
                maxParallelBatches = parallel,
                toleratedFailures = new { count = 1_000_000 },
            }
        );

    public Task PlayAsync(Move move) =>
        move switch
        {
            Move.Advance => AdvanceAsync(),
            Move.Pause => server.PostAsync($"{Newest}/pause"),
            Move.Resume => server.PostAsync($"{Newest}/resume"),
            Move.Stop => server.PostAsync($"{Newest}/stop"),
            Move.ForceStop => server.PostAsync($"{Newest}/stop?force=true"),
            Move.Kill => server.KillAsync(),
            Move.KillDuringPause => server.KillDuringAsync($"{Newest}/pause"),
            Move.KillDuringResume => server.KillDuringAsync($"{Newest}/resume"),
            Move.KillDuringStop => server.KillDuringAsync($"{Newest}/stop"),
            Move.KillDuringForceStop => KillDuringForceStopAsync(),
            Move.Checkpoint => CheckpointAsync(),
            Move.Restore when checkpoint is not null => StartedAsync($"api/checkpoints/{checkpoint}/restore", new { id = NewId() }),
            Move.Restore => Task.CompletedTask,
            Move.Redrive => StartedAsync($"{Newest}/redrive", new { id = NewId() }),
            Move.Start => StartAsync(),
            _ => throw new InvalidOperationException($"There is no move {move}."),
        };

    /// <summary>Resumes what waits, and returns how each workflow has ended.</summary>
    public async Task<IReadOnlyList<JsonElement>> FinishAsync()
    {
        var ended = new List<JsonElement>();
        foreach (var id in ids)
        {
            await server.PostAsync($"api/workflows/{id}/resume");
            ended.Add(await UntilAsync(id, status => status.GetProperty("finishedAt").ValueKind != JsonValueKind.Null));
        }

        return ended;
    }

    /// <summary>Waits until the newest workflow has done some more, or does nothing at all.</summary>
    private async Task AdvanceAsync()
    {
        var before = Done(await server.GetAsync(Newest));
        await UntilAsync(
            ids[^1],
            status => Done(status) >= before + 5 || status.GetProperty("state").GetString() is not ("Pending" or "Running")
        );
    }

    /// <summary>A stop by force that was cut off is completed by asking again, as the documentation says.</summary>
    private async Task KillDuringForceStopAsync()
    {
        await server.KillDuringAsync($"{Newest}/stop?force=true");
        await server.PostAsync($"{Newest}/stop?force=true");
    }

    private async Task CheckpointAsync() =>
        checkpoint = (await server.PostAsync($"{Newest}/checkpoints"))?.GetProperty("id").GetString() ?? checkpoint;

    private async Task StartedAsync(string path, object body)
    {
        if (await server.PostAsync(path, body) is { } answer)
        {
            ids.Add(answer.GetProperty("id").GetString()!);
        }
    }

    private string NewId() => string.Create(CultureInfo.InvariantCulture, $"w{ids.Count}");

    private async Task<JsonElement> UntilAsync(string id, Func<JsonElement, bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            var status = await server.GetAsync($"api/workflows/{id}");
            if (isSo(status))
            {
                return status;
            }

            Assert.False(patience.IsCancellationRequested, $"Nothing happens any more: {status}");
            await poll.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static long Done(JsonElement status)
    {
        var progress = status.GetProperty("progress");
        return progress.GetProperty("processed").GetInt64() + progress.GetProperty("failed").GetInt64();
    }
}
