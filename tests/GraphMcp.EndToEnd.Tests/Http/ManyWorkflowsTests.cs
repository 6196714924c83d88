using System.Globalization;
using System.Net;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Http;

/// <summary>A thousand workflows at once.</summary>
public sealed class ManyWorkflowsTests
{
    private const int Workflows = 1_000;

    [Fact]
    public async Task Start_OfAThousandAtOnce_AllFinishAndTheListPagesThroughThem()
    {
        using var folder = new TestFolder();
        var source = GeneratedTree.Write(folder["tree"], 2);
        await using var server = await ServerProcess.StartAsync(folder.Path);

        var answers = await Task.WhenAll(Enumerable.Range(0, Workflows).Select(number => StartAsync(server, source, number)));
        await WaitUntilAllHaveEndedAsync(server);

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Accepted, status));
        var listed = await server.ListAsync("top=70");
        Assert.Equal(
            Enumerable.Range(0, Workflows).Select(IdOf),
            listed.Select(workflow => workflow.GetProperty("id").GetString()!).Order(StringComparer.Ordinal)
        );
        Assert.All(listed, workflow => Assert.Equal("Succeeded", workflow.GetProperty("state").GetString()));
        var created = listed.ConvertAll(workflow => workflow.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal(created.OrderDescending(), created);
    }

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"w-{number:D4}");

    private static async Task<HttpStatusCode> StartAsync(ServerProcess server, string source, int number)
    {
        using var answer = await server.StartInventoryAsync(source, IdOf(number));
        return answer.StatusCode;
    }

    private static async Task WaitUntilAllHaveEndedAsync(ServerProcess server)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while ((await server.ListAsync("top=500&state=Pending,Running")).Count > 0)
        {
            await poll.WaitForNextTickAsync(patience.Token);
        }
    }
}
