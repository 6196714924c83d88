using GraphMcp.Storage.Blobs;
using GraphMcp.Storage.Schemes;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Storage.Tests.Blobs;

public sealed class BlobUriTests(BlobService service)
{
    private static readonly Uri[] Known = [new("http://127.0.0.1:10000/devstoreaccount1"), new("https://a.blob.core.windows.net/")];

    [Theory]
    [InlineData("azurite:box", null, "box", "")]
    [InlineData("azurite:box/a%20b/c/", null, "box", "a b/c")]
    [InlineData("azurite://box/x", null, "box", "x")]
    [InlineData("https://a.blob.core.windows.net/box", "https://a.blob.core.windows.net/", "box", "")]
    [InlineData("https://A.blob.core.windows.net/box/%23%3F%25", "https://a.blob.core.windows.net/", "box", "#?%")]
    [InlineData("https://b.blob.core.windows.net/box/x", "https://b.blob.core.windows.net/", "box", "x")]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1/box/x", "http://127.0.0.1:10000/devstoreaccount1", "box", "x")]
    [InlineData("https://a.blob.core.windows.net/$web/x", "https://a.blob.core.windows.net/", "$web", "x")]
    public void Parse_OfAPlace_SaysServiceContainerAndName(string uri, string? address, string container, string name)
    {
        var parsed = BlobUri.Parse(uri, Known);

        Assert.Equal((address, container, name), (parsed.Service?.AbsoluteUri, parsed.Container, parsed.Name));
    }

    [Theory]
    [InlineData("azurite:", "names no container")]
    [InlineData("azurite:No_Container/x", "names no container")]
    [InlineData("https://a.blob.core.windows.net/", "names no container")]
    [InlineData("https://a.blob.core.windows.net/box?sv=1&sig=hidden", "SAS")]
    [InlineData("https://user:hidden@a.blob.core.windows.net/box", "user information")]
    [InlineData("https://", "names no container")]
    public void Parse_OfAWrongOne_SaysWhatWasExpectedAndNoSecret(string uri, string expected)
    {
        var error = Assert.Throws<NotSupportedException>(() => BlobUri.Parse(uri, Known));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAServiceWithoutAConnection_IsRefusedBeforeAnyCall()
    {
        using var services = service.Services(new FaultHandler(_ => CallFault.TimedOut));

        var error = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await services
                .GetRequiredService<FileOpener>()
                .FindAsync("https://files.example.org/box/x", TestContext.Current.CancellationToken)
        );

        Assert.Contains("Storage__NAME", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_OfABlobByTheAddressOfAConnection_OpensThatVersionOnly()
    {
        var container = service.NewContainer();
        await container.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        var blob = container.GetBlobClient("a #1.zip");
        await blob.UploadAsync(BinaryData.FromString("first"), TestContext.Current.CancellationToken);
        using var services = service.Services();
        var files = services.GetRequiredService<FileOpener>();

        var found = await files.FindAsync($"{service.Address}/{container.Name}/a%20%231.zip", TestContext.Current.CancellationToken);
        await using (var stream = await found.OpenReadAsync(TestContext.Current.CancellationToken))
        {
            using var reader = new StreamReader(stream);
            Assert.Equal((5L, "first"), (found.Size, await reader.ReadToEndAsync(TestContext.Current.CancellationToken)));
        }

        await blob.UploadAsync(BinaryData.FromString("other"), overwrite: true, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<IOException>(async () => await found.OpenReadAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FileNotFoundException>(async () =>
            await files.FindAsync($"azurite:{container.Name}/none", TestContext.Current.CancellationToken)
        );
    }
}
