using System.Net;
using System.Text;
using System.Text.Json;
using GraphMcp.EndToEnd.Tests.Http;

namespace GraphMcp.EndToEnd.Tests.Programs;

/// <summary>A served hub whose process is killed and started again on the same files.</summary>
internal sealed class MortalServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly string[] arguments;
    private ServerProcess process;

    private MortalServer(string folder, string[] arguments, ServerProcess process) =>
        (this.folder, this.arguments, this.process) = (folder, arguments, process);

    public static async Task<MortalServer> StartAsync(string folder, params string[] arguments) =>
        new(folder, arguments, await ServerProcess.StartAsync(folder, arguments));

    /// <summary>Kills the process, with SIGKILL, and starts another.</summary>
    public async Task KillAsync()
    {
        await process.DisposeAsync();
        process = await ServerProcess.StartAsync(folder, arguments);
    }

    /// <summary>Kills the process while it has a request to answer, which may have come to anything.</summary>
    public async Task KillDuringAsync(string path)
    {
        var asked = process.Http.PostAsync(new Uri(path, UriKind.Relative), content: null, TestContext.Current.CancellationToken);
        await KillAsync();
        try
        {
            (await asked).Dispose();
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            // The answer died with the process.
        }
    }

    public Task<JsonElement> GetAsync(string path) => process.GetAsync(path);

    /// <summary>Asks, and returns the answer where it was accepted; null where the state does not allow it.</summary>
    public async Task<JsonElement?> PostAsync(string path, object? body = null)
    {
        using var content = new StringContent(body is null ? "" : JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var answer = await process.Http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.Conflict, $"{path}: {answer.StatusCode} {text}");
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement : null;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
