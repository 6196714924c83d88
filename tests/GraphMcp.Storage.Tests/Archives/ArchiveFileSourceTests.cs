using System.Text;
using GraphMcp.Storage.Archives;
using GraphMcp.Storage.Tests.Blobs;
using GraphMcp.Storage.Tests.Folders;
using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Storage.Tests.Archives;

public sealed class ArchiveFileSourceTests(BlobService blobs) : IDisposable
{
    private static readonly string[] OddNames = ["a#b?c%d", "with space", "ünï/日本語", new string('z', 200) + "/" + new string('y', 200)];

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string?> _settings = new(StringComparer.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tree.zip")]
    [InlineData("tree.tar.gz")]
    [InlineData("tree.tgz")]
    [InlineData("tree.tar")]
    public async Task Open_OfAnArchive_ListsAndReadsItsFilesInOrdinalOrder(string name)
    {
        var entries = OddNames.Append("empty").Append("sub/b.tf").Append("sub/a.tf").Append(".git/config").ToArray();
        Write(name, ArchiveFile.Of(name, [.. entries.Select(entry => (entry, entry == "empty" ? "" : entry))]));

        await using var source = await OpenAsync($"zip:{FolderUri.FromPath(_folder[name])}");

        var expected = entries.Where(entry => entry != ".git/config").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected, await source.ListAsync());
        Assert.Equal(expected.Skip(3), await source.ListAsync(after: expected[2]));
        foreach (var path in expected.Where(path => path != "empty"))
        {
            Assert.Equal(path, Encoding.UTF8.GetString(await source.ReadAsync(path, Cancellation)));
            Assert.Equal(Encoding.UTF8.GetBytes(path)[..3], await source.ReadHeadAsync(path, 3, Cancellation));
        }

        Assert.Empty(await source.ReadAsync("empty", Cancellation));
        Assert.Null(await source.FindAsync("none", Cancellation));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await source.ReplaceAsync("empty", "", default, Cancellation));
    }

    [Fact]
    public async Task Open_OfAPathThatIsAnArchive_IsTheArchive()
    {
        Write("tree.zip", ArchiveFile.Of("tree.zip", ("a.tf", "1"), ("b.sql", "2")));

        await using var source = await OpenAsync(_folder["tree.zip"], include: ["*.tf"]);

        Assert.Equal(["a.tf"], await source.ListAsync());
    }

    [Fact]
    public async Task Open_OfAnArchiveInAContainer_UnpacksEachVersionOnce()
    {
        var container = blobs.NewContainer();
        await container.CreateAsync(cancellationToken: Cancellation);
        var blob = container.GetBlobClient("drop/a b.zip");
        await blob.UploadAsync(BinaryData.FromBytes(ArchiveFile.Of("a.zip", ("x", "one"))), Cancellation);
        var handler = new FaultHandler();
        using var services = Services(handler);
        var uri = $"zip:azurite:{container.Name}/drop/a%20b.zip";

        await using (var first = await OpenAsync(services, uri))
        await using (var second = await OpenAsync(services, uri))
        {
            Assert.Equal("one", Encoding.UTF8.GetString(await first.ReadAsync("x", Cancellation)));
            Assert.Equal(await first.FindAsync("x", Cancellation), await second.FindAsync("x", Cancellation));
        }

        Assert.Equal(1, handler.Calls.Count(call => call.Method == HttpMethod.Get));
        await blob.UploadAsync(BinaryData.FromBytes(ArchiveFile.Of("a.zip", ("x", "two"))), overwrite: true, Cancellation);
        await using var third = await OpenAsync(services, uri);
        Assert.Equal("two", Encoding.UTF8.GetString(await third.ReadAsync("x", Cancellation)));
    }

    [Theory]
    [InlineData("../escaped")]
    [InlineData("a/../../escaped")]
    [InlineData("/etc/escaped")]
    [InlineData("a\\..\\escaped")]
    [InlineData("C:escaped")]
    [InlineData("a//b")]
    public async Task Open_OfAnArchiveWithANameThatLeadsElsewhere_IsRefusedAndLeavesNothing(string name)
    {
        Write("bad.zip", ArchiveFile.Of("bad.zip", ("good", "1"), (name, "2")));
        Write("bad.tar", ArchiveFile.Of("bad.tar", ("good", "1"), (name, "2")));

        foreach (var archive in new[] { "bad.zip", "bad.tar" })
        {
            var error = await Assert.ThrowsAsync<NotSupportedException>(async () => await OpenAsync(_folder[archive]));
            Assert.Contains(archive, error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cache"]));
        Assert.False(File.Exists(_folder["escaped"]));
    }

    [Fact]
    public async Task Open_OfWhatIsNoGoodArchive_SaysWhy()
    {
        Write("twice.zip", ArchiveFile.Of("twice.zip", ("a", "1"), ("a", "2")));
        Write("folder.zip", ArchiveFile.Of("folder.zip", ("a", "1"), ("a/b", "2")));
        Write("broken.zip", "this is no archive"u8.ToArray());
        Write("empty.zip", []);
        Write("broken.tar.gz", "this is no archive"u8.ToArray());
        var whole = ArchiveFile.Of("x.tar.gz", ("a", string.Join(' ', Enumerable.Range(0, 10_000))));
        Write("cut.tar.gz", whole[..(whole.Length / 2)]);

        foreach (var name in new[] { "twice.zip", "folder.zip", "broken.zip", "empty.zip", "broken.tar.gz", "cut.tar.gz" })
        {
            var error = await Assert.ThrowsAsync<NotSupportedException>(async () => await OpenAsync(_folder[name]));
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<DirectoryNotFoundException>(async () => await OpenAsync($"zip:{_folder["none.zip"]}"));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await OpenAsync($"zip:{_folder["none.rar"]}"));
    }

    [Theory]
    [InlineData("none.zip")]
    [InlineData("none.tar.gz")]
    public async Task Open_OfAnArchiveWithoutFiles_HasNone(string name)
    {
        Write(name, name == "none.zip" ? ArchiveFile.Zip(archive => archive.CreateEntry("folder/")) : ArchiveFile.Of(name));

        await using var source = await OpenAsync(_folder[name]);

        Assert.Empty(await source.ListAsync());
    }

    [Fact]
    public async Task Open_OfABomb_StopsAtTheLimitWhateverTheArchiveSays()
    {
        Write(
            "bomb.zip",
            ArchiveFile.Zip(archive =>
            {
                using var entry = archive.CreateEntry("zeros").Open();
                var zeros = new byte[1 << 20];
                for (var megabyte = 0; megabyte < 80; megabyte++)
                {
                    entry.Write(zeros);
                }
            })
        );
        Write("many.zip", ArchiveFile.Of("many.zip", [.. Enumerable.Range(0, 20).Select(number => ($"{number}", "x"))]));
        _settings["Archives:MaxEntries"] = "19";

        var bomb = await Assert.ThrowsAsync<NotSupportedException>(async () => await OpenAsync(_folder["bomb.zip"]));
        var many = await Assert.ThrowsAsync<NotSupportedException>(async () => await OpenAsync(_folder["many.zip"]));

        Assert.Contains("unpacks to more than", bomb.Message, StringComparison.Ordinal);
        Assert.Contains("more than 19 entries", many.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cache"]));
    }

    [Fact]
    public async Task Cache_ThatIsTooLarge_LosesWhatWasNotUsedForAnHour()
    {
        _settings["Archives:MaxCacheBytes"] = "5";
        Write("one.zip", ArchiveFile.Of("one.zip", ("x", "12345")));
        Write("two.zip", ArchiveFile.Of("two.zip", ("x", "12345")));
        Write("three.zip", ArchiveFile.Of("three.zip", ("x", "12345")));
        await (await OpenAsync(_folder["one.zip"])).DisposeAsync();
        var old = Assert.Single(Directory.GetDirectories(_folder["cache"]));
        await (await OpenAsync(_folder["two.zip"])).DisposeAsync();
        Directory.SetLastAccessTimeUtc(old, DateTime.UtcNow.AddHours(-2));

        await using var source = await OpenAsync(_folder["three.zip"]);

        Assert.False(Directory.Exists(old));
        Assert.Equal(2, Directory.GetDirectories(_folder["cache"]).Length);
        Assert.Equal(["x"], await source.ListAsync());
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Directory.GetDirectories(_folder["cache"])[0])
        );
    }

    private void Write(string name, byte[] content) => File.WriteAllBytes(_folder[name], content);

    private ServiceProvider Services(FaultHandler? handler = null)
    {
        _settings["Archives:Cache"] = _folder["cache"];
        return blobs.Services(handler, _settings);
    }

    private async Task<IFileSource> OpenAsync(string uri, string[]? include = null)
    {
        using var services = Services();
        return await OpenAsync(services, uri, include);
    }

    private static async Task<IFileSource> OpenAsync(ServiceProvider services, string uri, string[]? include = null) =>
        await services.GetRequiredService<IFileSourceProvider>().OpenAsync(new SourceSpec(uri, include ?? [], []), Cancellation);
}
