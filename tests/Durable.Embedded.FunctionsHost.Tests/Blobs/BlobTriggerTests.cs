using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using System.Globalization;
using Azure.Core.Diagnostics;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Durable.Embedded.Receipts;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Durable.Embedded.FunctionsHost.Tests.Blobs;

/// <summary>Functions that blobs start, on a real Azurite.</summary>
public sealed class BlobTriggerTests(BlobService service) : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Landed _landed = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>All tests of the class, which run one after another, have the container that the functions name.</summary>
    private BlobContainerClient Container => service.Container("landing");

    public async ValueTask InitializeAsync() => await Container.CreateIfNotExistsAsync(cancellationToken: Cancellation);

    public async ValueTask DisposeAsync()
    {
        await foreach (var blob in Container.GetBlobsAsync(cancellationToken: Cancellation))
        {
            await Container.DeleteBlobAsync(blob.Name, cancellationToken: Cancellation);
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Upload_OfBlobs_StartsEachFunctionOnceForEachVersion()
    {
        await using (await StartAsync<Watchers>())
        {
            await UploadAsync("a/with space #?%.txt", "1");
            await UploadAsync("ünï/日本語.txt", "2");
            await Landed.UntilAsync(() => _landed.All.Count == 4);
            await UploadAsync("a/with space #?%.txt", "3");
            await Landed.UntilAsync(() => _landed.All.Count == 6);
        }

        // A host that is started again has the receipts.
        await using (await StartAsync<Watchers>())
        {
            await UploadAsync("z", "last");
            await Landed.UntilAsync(() => _landed.All.Count == 7);
        }

        Assert.Equal(
            [
                "Client a/with space #?%.txt 1",
                "Client a/with space #?%.txt 3",
                "Client z last",
                "Client ünï/日本語.txt 2",
                "Text a|with space #?%.txt 1",
                "Text a|with space #?%.txt 3",
                "Text ünï|日本語.txt 2",
            ],
            _landed.All.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Upload_ThatAFunctionFailsFor_IsDeliveredFiveTimesAndThenTold()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        _landed.Take = what => throw new InvalidOperationException($"no {what}");
        await UploadAsync("bad", "x");

        await using var host = await StartAsync<Failing>(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await Landed.UntilAsync(
            () => host.Receipts.Read().Any(receipt => receipt.State == ReceiptState.Poison),
            () => clock.Advance(TimeSpan.FromSeconds(1))
        );
        for (var second = 0; second < 60; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(5, _landed.All.Count);
        var receipt = Assert.Single(host.Receipts.Read());
        Assert.Equal(("blob:Fails:Landing/landing", "bad", 5), (receipt.Source, receipt.Name, receipt.Failures));
        Assert.Equal("InvalidOperationException: no bad", receipt.Reason);
        var queue = new QueueClient(
            service.ConnectionString,
            "webjobs-blobtrigger-poison",
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }
        );
        var message = Assert.Single((await queue.ReceiveMessagesAsync(10, cancellationToken: Cancellation)).Value).Body.ToString();
        Assert.StartsWith(
            """{"Type":"BlobTrigger","FunctionId":"Host.Functions.Fails","BlobType":"BlockBlob","ContainerName":"landing","BlobName":"bad","ETag":""",
            message,
            StringComparison.Ordinal
        );
        await queue.ClearMessagesAsync(Cancellation);
    }

    [Fact]
    public async Task Upload_ThatAFunctionFailsForAtFirst_IsTakenInTheEnd()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        _landed.Take = _ =>
        {
            if (_landed.All.Count < 3)
            {
                throw new IOException("Not yet.");
            }
        };
        await UploadAsync("late", "x");

        await using var host = await StartAsync<Failing>(builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await Landed.UntilAsync(() => host.Receipts.Read() is [{ State: ReceiptState.Done }], () => clock.Advance(TimeSpan.FromSeconds(1)));

        Assert.Equal(3, _landed.All.Count);
        Assert.Equal(2, host.Receipts.Read()[0].Failures);
    }

    [Fact]
    public async Task Look_AtTenThousandBlobs_ListsByThePageAndAsksForNone()
    {
        const int blobs = 10_000;
        var container = service.Container("many");
        await container.CreateAsync(cancellationToken: Cancellation);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, blobs),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Cancellation },
            async (number, stop) => await container.GetBlobClient($"{number:D5}").UploadAsync(BinaryData.FromString("x"), stop)
        );
        var calls = new ConcurrentQueue<string>();
        using var listener = new AzureEventSourceListener(
            (e, message) =>
            {
                if (e.EventName == "Request" && message.Contains("/many", StringComparison.Ordinal))
                {
                    calls.Enqueue(message);
                }
            },
            EventLevel.Informational
        );

        await using var host = await StartAsync<Many>();
        await Landed.UntilAsync(() => _landed.All.Count == blobs && host.Receipts.Read().Count == blobs);

        Assert.Equal(blobs, _landed.All.Distinct(StringComparer.Ordinal).Count());
        // A listing of 10,000 is two pages; functions that bind a client cause no call of their own.
        Assert.All(calls, call => Assert.Contains("comp=list", call, StringComparison.Ordinal));
        Assert.InRange(calls.Count, 2, 2 * 120);
    }

    [Fact]
    public async Task Delete_OfABlobThatWasTaken_RemovesItsReceipt()
    {
        await UploadAsync("gone", "x");
        await using var host = await StartAsync<Counting>();
        await Landed.UntilAsync(() => host.Receipts.Read().Count == 1);

        await Container.DeleteBlobAsync("gone", cancellationToken: Cancellation);

        await Landed.UntilAsync(() => host.Receipts.Read().Count == 0);
        Assert.Single(_landed.All);
    }

    [Theory]
    [InlineData("AzureWebJobs.Text.Disabled", "true")]
    [InlineData("AzureWebJobs:Text:Disabled", "True")]
    public async Task Upload_ForAFunctionThatIsDisabled_DoesNotStartIt(string setting, string value)
    {
        await UploadAsync("a/b", "1");

        await using var host = await StartAsync<Watchers>(builder =>
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { [setting] = value })
        );
        await Landed.UntilAsync(() => host.Receipts.Read().Count == 1);

        Assert.Equal(["Client a/b 1"], _landed.All);
    }

    [Fact]
    public async Task Start_WithoutBlobTriggers_StartsNoFunction()
    {
        await UploadAsync("a/b", "1");
        await using (await StartAsync<Watchers>(hasTriggers: false))
        await using (var other = await StartAsync<Watchers>(hub: "other.db"))
        {
            await Landed.UntilAsync(() => other.Receipts.Read().Count == 2);
        }

        Assert.Equal(2, _landed.All.Count);
    }

    [Fact]
    public async Task Folder_InThePlaceOfAContainer_StartsFunctionsByItsFiles()
    {
        var drop = Directory.CreateDirectory(_folder.File("drop"));
        drop.CreateSubdirectory("a b");
        var file = Path.Combine(drop.FullName, "a b", "c#1.txt");
        await File.WriteAllTextAsync(file, "one", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(drop.FullName, ".unfinished"), "x", Cancellation);

        await using var host = await StartAsync<Watchers>(builder => builder.UseBlobFolder("Landing", drop.FullName));
        await Landed.UntilAsync(() => host.Receipts.Read().Count == 2);
        await File.WriteAllTextAsync(file, "two!", Cancellation);
        await Landed.UntilAsync(() => _landed.All.Count == 4);

        Assert.Equal(
            ["Client a b/c#1.txt one", "Client a b/c#1.txt two!", "Text a b|c#1.txt one", "Text a b|c#1.txt two!"],
            _landed.All.Order(StringComparer.Ordinal)
        );
    }

    private async Task<EmbeddedFunctionsHost> StartAsync<T>(
        Action<FunctionsHostBuilder>? configure = null,
        bool hasTriggers = true,
        string hub = "hub.db"
    )
    {
        var builder = FunctionsHostBuilder.Create().AddFunctions(typeof(T)).UseHub(_folder.File(hub));
        builder.Services.AddSingleton(_landed);
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Landing"] = service.ConnectionString }
        );
        if (hasTriggers)
        {
            builder.UseBlobTriggers();
        }

        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return host;
    }

    private async Task UploadAsync(string name, string content) =>
        await Container.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true, Cancellation);

    private sealed class Watchers(Landed landed)
    {
        [Function("Client")]
        public async Task ClientAsync(
            [BlobTrigger("landing/{name}", Connection = "Landing")] BlobClient blob,
            FunctionContext context,
            CancellationToken cancellationToken
        )
        {
            var content = (await blob.DownloadContentAsync(cancellationToken)).Value.Content;
            Assert.Equal($"landing/{blob.Name}", context.BindingContext.BindingData["BlobTrigger"]);
            Assert.Equal("landing", blob.BlobContainerName);
            Assert.NotNull((await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag.ToString());
            landed.Add($"Client {blob.Name} {content}");
        }

        [Function("Text")]
        public void Text(
            [BlobTrigger("landing/{folder}/{name}", Connection = "Landing", Source = BlobTriggerSource.EventGrid)] string content,
            string folder,
            string name
        ) => landed.Add(string.Create(CultureInfo.InvariantCulture, $"Text {folder}|{name} {content}"));
    }

    private sealed class Failing(Landed landed)
    {
        [Function("Fails")]
        public void Run([BlobTrigger("landing/{name}", Connection = "Landing")] BlobClient blob) => landed.Add(blob.Name);
    }

    private sealed class Counting(Landed landed)
    {
        [Function("Counts")]
        public void Run([BlobTrigger("landing/{name}", Connection = "Landing")] BlobClient blob) => landed.Add(blob.Name);
    }

    private sealed class Many(Landed landed)
    {
        [Function("Counts")]
        public void Run([BlobTrigger("many/{name}", Connection = "Landing")] BlobClient blob) => landed.Add(blob.Name);
    }
}
