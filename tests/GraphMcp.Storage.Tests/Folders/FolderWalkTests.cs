using CsCheck;

namespace GraphMcp.Storage.Tests.Folders;

public sealed class FolderWalkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EnumerateAsync_NamesAroundTheSlash_OrderIsThatOfFullPaths()
    {
        string[] paths = ["a-b", "a.txt", "a/b", "a/b-c/x", "a/b/x", "a0", "B", "b", "é/x", "z"];
        foreach (var path in paths.Where(p => p != "a/b"))
        {
            _folder.Write(path);
        }

        await using var source = await SourceOn.Folder(_folder.Path);
        Assert.Equal(["B", "a-b", "a.txt", "a/b-c/x", "a/b/x", "a0", "b", "z", "é/x"], await source.ListAsync());
    }

    [Fact]
    public async Task EnumerateAsync_AnyCursor_IsTheRestOfTheWholeWalk()
    {
        string[] names = ["a", "b", "a-", "a.b", "é", "z z"];
        var path = Gen.Int[0, names.Length - 1].Select(i => names[i]).Array[1, 3].Select(segments => string.Join('/', segments));
        foreach (var file in path.Array[40].Single())
        {
            TryWrite(file);
        }

        await using var source = await SourceOn.Folder(_folder.Path);
        var all = await source.ListAsync();
        Assert.NotEmpty(all);
        Assert.Equal(all.Order(StringComparer.Ordinal), all);
        foreach (var cursor in all.Concat(["a/", "a/zz", "0", "zzz", "b/a.b/x"]))
        {
            Assert.Equal(all.Where(p => string.CompareOrdinal(p, cursor) > 0), await source.ListAsync(cursor));
        }
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("new\nline")]
    [InlineData("back\\slash")]
    [InlineData("ünï-😀")]
    [InlineData("-dash")]
    [InlineData("percent%20#?")]
    [InlineData(" ")]
    public async Task EnumerateAsync_OddName_CanBeReadByThePathItGives(string name)
    {
        _folder.Write($"dir {name}/{name}", "content");
        await using var source = await SourceOn.Folder(_folder.Path);
        var path = Assert.Single(await source.ListAsync());
        Assert.Equal($"dir {name}/{name}", path);
        Assert.Equal("content"u8.ToArray(), await source.ReadAsync(path, TestContext.Current.CancellationToken));
    }

    private void TryWrite(string path)
    {
        try
        {
            _folder.Write(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A generated path runs through another one that is a file.
        }
    }
}
