using System.Security.Cryptography;
using System.Text;
using GraphMcp.Storage.Tests.Blobs;
using GraphMcp.Storage.Tests.Folders;
using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Storage.Tests.Lists;

public sealed class ListFileSourceTests(BlobService blobs) : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("list.txt", "# files\n\n  b.sql \r\nsub/a #1.tf\nb.sql\n")]
    [InlineData("list.jsonl", "\"b.sql\"\n\n{\"path\": \"sub/a #1.tf\"}\n{\"name\": \"b.sql\"}\n")]
    [InlineData("list.csv", "b.sql\n\"sub/a #1.tf\"\n")]
    [InlineData("list.csv", "size,Path\n1,b.sql\n2,sub/a #1.tf\n")]
    public async Task Open_OfAList_HasItsFilesOnceInOrdinalOrder(string name, string content)
    {
        _folder.Write("b.sql", "b");
        _folder.Write("sub/a #1.tf", "a");
        _folder.Write("other", "not listed");
        _folder.Write(name, content);

        await using var source = await OpenAsync($"list:{FolderUri.FromPath(_folder[name])}");

        Assert.Equal(["b.sql", "sub/a #1.tf"], await source.ListAsync());
        Assert.Equal(["sub/a #1.tf"], await source.ListAsync(after: "b.sql"));
        Assert.Equal("a", Encoding.UTF8.GetString(await source.ReadAsync("sub/a #1.tf", Cancellation)));
        Assert.Equal(1, (await source.FindAsync("b.sql", Cancellation))!.Size);
        Assert.Null(await source.FindAsync("other", Cancellation));
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await source.ReadAsync("other", Cancellation));
    }

    [Fact]
    public async Task Open_OfAListInAContainer_FindsNamesAndAddressesOfBlobsAndFiles()
    {
        var (container, other) = (blobs.NewContainer(), blobs.NewContainer());
        await container.CreateAsync(cancellationToken: Cancellation);
        await other.CreateAsync(cancellationToken: Cancellation);
        await container.GetBlobClient("data/a b").UploadAsync(BinaryData.FromString("one"), Cancellation);
        await other.GetBlobClient("x#1").UploadAsync(BinaryData.FromString("two"), Cancellation);
        _folder.Write("local.txt", "three");
        string[] lines =
        [
            "data/a b",
            $"azurite:{other.Name}/x%231",
            $"{blobs.Address}/{other.Name}/x%231",
            _folder["local.txt"],
            "data/none",
        ];
        await container.GetBlobClient("lists/l.txt").UploadAsync(BinaryData.FromString(string.Join('\n', lines)), Cancellation);

        await using var source = await OpenAsync($"list:azurite:{container.Name}/lists/l.txt");

        var address = blobs.Address["http://".Length..];
        var paths = await source.ListAsync();
        Assert.Equal(
            new[]
            {
                "data/a b",
                "data/none",
                $"{other.Name}/x#1",
                $"{address}/{other.Name}/x#1",
                _folder["local.txt"].TrimStart('/'),
            }.Order(StringComparer.Ordinal),
            paths
        );
        Assert.Equal("one", Encoding.UTF8.GetString(await source.ReadAsync("data/a b", Cancellation)));
        Assert.Equal("two", Encoding.UTF8.GetString(await source.ReadAsync($"{other.Name}/x#1", Cancellation)));
        Assert.Equal("two", Encoding.UTF8.GetString(await source.ReadAsync($"{address}/{other.Name}/x#1", Cancellation)));
        Assert.Equal("three", Encoding.UTF8.GetString(await source.ReadAsync(_folder["local.txt"].TrimStart('/'), Cancellation)));
        // Listed, so that the report has it, and gone when it is read.
        Assert.Null(await source.FindAsync("data/none", Cancellation));
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await source.ReadAsync("data/none", Cancellation));
        Assert.Equal(8, source.ReadParallelism);
    }

    [Fact]
    public async Task ReplaceAsync_OfAListedFile_ReplacesItWhereItIs()
    {
        _folder.Write("a.env", "old");
        _folder.Write("l.txt", "a.env");
        await using var source = await OpenAsync($"list:{_folder["l.txt"]}");

        var outcome = await source.ReplaceAsync(
            "a.env",
            Convert.ToHexStringLower(SHA256.HashData("old"u8)),
            "new"u8.ToArray(),
            Cancellation
        );

        Assert.Equal((ReplaceOutcome.Replaced, "new"), (outcome, await File.ReadAllTextAsync(_folder["a.env"], Cancellation)));
        Assert.Equal(ReplaceOutcome.Missing, await source.ReplaceAsync("b.env", "", default, Cancellation));
    }

    [Theory]
    [InlineData("l.jsonl", "\"a\"\n{", "Line 2")]
    [InlineData("l.jsonl", "{\"file\": \"a\"}", "Line 1")]
    [InlineData("l.jsonl", "7", "Line 1")]
    [InlineData("l.csv", "id,uri\n1,a\n2,\n", "Line 3")]
    [InlineData("l.txt", "a\n\n../b", "Line 3")]
    [InlineData("l.txt", "ftp://x/y", "Line 1")]
    [InlineData("l.txt", "ftp://x/y/z", "Understood are")]
    [InlineData("l.xml", "a", "expected a name that ends in")]
    public async Task Open_OfAWrongList_SaysWhichLineAndWhy(string name, string content, string expected)
    {
        _folder.Write(name, content);

        var error = await Assert.ThrowsAsync<NotSupportedException>(async () => await OpenAsync($"list:{_folder[name]}"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAListThatIsNotThere_IsAnError() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(async () => await OpenAsync($"list:{_folder["none.txt"]}"));

    [Fact]
    public async Task Open_OfAListThatNamesAPlaceOutside_IsRefused()
    {
        _folder.Write("in/a", "1");
        _folder.Write("out/b", "2");
        _folder.Write("in/good.txt", $"a\n{_folder["in/a"]}");
        _folder.Write("in/bad.txt", $"a\n{_folder["out/b"]}");
        using var services = blobs.Services(configure: collection =>
            collection.AddSingleton<IAllowedPlaces>(new Only(FolderUri.FromPath(_folder["in"])))
        );
        var provider = services.GetRequiredService<IFileSourceProvider>();

        await using var good = await provider.OpenAsync(new SourceSpec($"list:{_folder["in/good.txt"]}", [], []), Cancellation);
        var error = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await provider.OpenAsync(new SourceSpec($"list:{_folder["in/bad.txt"]}", [], []), Cancellation)
        );

        Assert.Equal(2, (await good.ListAsync()).Count);
        Assert.Contains("Line 2", error.Message, StringComparison.Ordinal);
    }

    private async Task<IFileSource> OpenAsync(string uri) => await blobs.OpenSourceAsync(new SourceSpec(uri, [], []));

    private sealed class Only(string root) : IAllowedPlaces
    {
        public bool Allows(string uri) => uri.StartsWith(root, StringComparison.Ordinal);
    }
}
