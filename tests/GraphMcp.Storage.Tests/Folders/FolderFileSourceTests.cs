using System.Diagnostics;
using System.Net.Sockets;

namespace GraphMcp.Storage.Tests.Folders;

public sealed class FolderFileSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EnumerateAsync_Links_AreNeitherListedNorFollowed()
    {
        using var outside = new TempFolder();
        outside.Write("secret");
        _folder.Write("real/x");
        Directory.CreateSymbolicLink(_folder["loop"], _folder.Path);
        Directory.CreateSymbolicLink(_folder["out"], outside.Path);
        File.CreateSymbolicLink(_folder["out.txt"], outside["secret"]);
        File.CreateSymbolicLink(_folder["in.txt"], "real/x");
        File.CreateSymbolicLink(_folder["dangling"], "none");
        await AssertListsAsync(["real/x"]);
    }

    [Fact]
    public async Task EnumerateAsync_RootIsALink_IsWalked()
    {
        _folder.Write("real/x");
        Directory.CreateSymbolicLink(_folder["link"], "real");
        await using var source = await SourceOn.Folder(_folder["link"]);
        Assert.Equal(["x"], await source.ListAsync());
    }

    [Fact]
    public async Task EnumerateAsync_PipesAndSockets_AreLeftAlone()
    {
        _folder.Write("x");
        Run("mkfifo", _folder["pipe"]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_folder["socket"]));
        await AssertListsAsync(["x"]);
        await using var source = await SourceOn.Folder(_folder.Path);
        Assert.Null(await source.FindAsync("pipe", Cancellation));
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await source.ReadAsync("pipe", Cancellation));
    }

    [Fact]
    public async Task EnumerateAsync_UnreadableFolderAndFile_DoNotEndTheWalk()
    {
        File.SetUnixFileMode(_folder.Write("a.txt"), UnixFileMode.None);
        _folder.Write("b/x");
        _folder.Write("c");
        File.SetUnixFileMode(_folder["b"], UnixFileMode.None);
        try
        {
            // Root may read everything.
            await AssertListsAsync(Environment.IsPrivilegedProcess ? ["a.txt", "b/x", "c"] : ["a.txt", "c"]);
        }
        finally
        {
            File.SetUnixFileMode(_folder["b"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public async Task EnumerateAsync_NamesThatAreNoUtf8_FilesAreListedForProcessingToReport()
    {
        Run(
            "sh",
            "-c",
            """cd "$1" && mkdir "$(printf 'd\377')" && touch "$(printf 'd\377/x')" "$(printf 'f\377')" "$(printf 'f\376')" """,
            "sh",
            _folder.Path
        );
        _folder.Write("g");
        await AssertListsAsync(["f\uFFFD", "g"]);
        await using var source = await SourceOn.Folder(_folder.Path);
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await source.ReadAsync("f\uFFFD", Cancellation));
        Run("sh", "-c", """cd "$1" && rm -r d* f*""", "sh", _folder.Path);
    }

    [Fact]
    public async Task EnumerateAsync_GitsOwnFiles_AreLeftOut()
    {
        _folder.Write(".git/config");
        _folder.Write("module/.git", "gitdir: ../.git/modules/module\n");
        _folder.Write("module/x");
        _folder.Write(".github/x");
        await AssertListsAsync([".github/x", "module/x"]);
    }

    [Fact]
    public async Task EnumerateAsync_Results_AreLeftOutWhereverTheyLie()
    {
        _folder.Write("out/report.json");
        _folder.Write("older/.graphmcp/hub.db");
        _folder.Write("older/report.json");
        _folder.Write("src/report.json");
        await using var source = await SourceOn.Folder(_folder.Path, output: _folder["out"]);
        Assert.Equal(["src/report.json"], await source.ListAsync());
    }

    [Fact]
    public async Task EnumerateAsync_OutputIsTheRoot_OnlyWhatWeWriteThereIsLeftOut()
    {
        _folder.Write(".graphmcp/hub.db");
        _folder.Write("report.json");
        _folder.Write("changes.patch");
        _folder.Write("main.tf");
        await using var source = await SourceOn.Folder(_folder.Path, output: _folder.Path);
        Assert.Equal(["main.tf"], await source.ListAsync());
    }

    [Fact]
    public async Task EnumerateAsync_OutputIsAboveTheRoot_AllIsWalked()
    {
        _folder.Write("src/x");
        await using var source = await SourceOn.Folder(_folder["src"], output: _folder.Path);
        Assert.Equal(["x"], await source.ListAsync());
    }

    [Theory]
    [InlineData("*.sql", "", "a/b/c.sql a/x.sql r.sql")]
    [InlineData("/*.sql", "", "r.sql")]
    [InlineData("a/", "", "a/b/c.sql a/x.sql a/y.txt")]
    [InlineData("a/**/*.sql", "", "a/b/c.sql a/x.sql")]
    [InlineData("./a/*.sql", "", "a/x.sql")]
    [InlineData("*.sql *.txt", "b", "a/x.sql a/y.txt r.sql")]
    [InlineData("", "a", "r.sql z/y.md")]
    [InlineData("", "a/b/", "a/x.sql a/y.txt r.sql z/y.md")]
    [InlineData("b", "x.sql", "a/b/c.sql")]
    public async Task EnumerateAsync_Globs_AreReadLikeIgnoreRules(string include, string exclude, string expected)
    {
        foreach (var path in new[] { "a/b/c.sql", "a/x.sql", "a/y.txt", "r.sql", "z/y.md" })
        {
            _folder.Write(path);
        }

        await using var source = await SourceOn.Folder(
            _folder.Path,
            include.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            exclude.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Equal(expected.Split(' '), await source.ListAsync());
    }

    [Theory]
    [InlineData("[a")]
    [InlineData("")]
    [InlineData("/")]
    public async Task OpenAsync_MalformedGlob_IsAnErrorThatNamesIt(string glob)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await SourceOn.Folder(_folder.Path, include: [glob]));
        Assert.Contains($"'{glob}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnumerateAsync_RepositoryWithinARepository_HasItsOwnRulesOnly()
    {
        await Git.RunAsync(_folder.Path, "", "init", "--quiet");
        _folder.Write(".gitignore", "*.log\n");
        _folder.Write("a.log");
        await Git.RunAsync(_folder.Path, "", "init", "--quiet", "inner");
        _folder.Write("inner/.git/info/exclude", "*.tmp\n");
        _folder.Write("inner/b.log");
        _folder.Write("inner/b.tmp");
        await AssertListsAsync([".gitignore", "inner/b.log"]);
    }

    [Fact]
    public async Task EnumerateAsync_LinkedWorkingTree_SharesTheRepositorysExcludes()
    {
        await Git.RunAsync(_folder.Path, "", "init", "--quiet", "main");
        await Git.RunAsync(_folder["main"], "", "-c", "user.name=n", "-c", "user.email=e", "commit", "--quiet", "--allow-empty", "-m", "m");
        await Git.RunAsync(_folder["main"], "", "worktree", "add", "--quiet", "../tree");
        _folder.Write("main/.git/info/exclude", "*.tmp\n");
        _folder.Write("tree/x.tmp");
        _folder.Write("tree/x.txt");
        await using var source = await SourceOn.Folder(_folder["tree"]);
        Assert.Equal(["x.txt"], await source.ListAsync());
    }

    [Fact]
    public async Task EnumerateAsync_NoRepository_IgnoreFilesOfTheSourceCountAndThoseAboveDoNot()
    {
        _folder.Write(".gitignore", "*.txt\n");
        _folder.Write("src/.gitignore", "*.log\n");
        _folder.Write("src/x.txt");
        _folder.Write("src/x.log");
        await using var source = await SourceOn.Folder(_folder["src"]);
        Assert.Equal([".gitignore", "x.txt"], await source.ListAsync());
    }

    [Fact]
    public async Task FindAsync_AfterAWrite_VersionIsAnother()
    {
        _folder.Write("x", "1");
        await using var source = await SourceOn.Folder(_folder.Path);
        var before = await source.FindAsync("x", Cancellation);
        var time = File.GetLastWriteTimeUtc(_folder["x"]);
        _folder.Write("x", "2");
        File.SetLastWriteTimeUtc(_folder["x"], time);
        var after = await source.FindAsync("x", Cancellation);
        Assert.Equal(1, before!.Size);
        Assert.NotEqual(before.Version, after!.Version);
        Assert.Null(await source.FindAsync("y", Cancellation));
    }

    [Fact]
    public async Task ReadAsync_WholeAndHead_AreTheFilesBytes()
    {
        _folder.Write("x", "0123456789");
        await using var source = await SourceOn.Folder(_folder.Path);
        Assert.Equal("0123456789"u8.ToArray(), await source.ReadAsync("x", Cancellation));
        Assert.Equal("0123"u8.ToArray(), await source.ReadHeadAsync("x", 4, Cancellation));
        Assert.Equal("0123456789"u8.ToArray(), await source.ReadHeadAsync("x", 4096, Cancellation));
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await source.ReadAsync("none/x", Cancellation));
    }

    [Fact]
    public async Task OpenAsync_NoSuchFolder_SaysSo() =>
        await Assert.ThrowsAsync<DirectoryNotFoundException>(async () => await SourceOn.Folder(_folder["none"]));

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false })!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private async Task AssertListsAsync(string[] expected)
    {
        await using var source = await SourceOn.Folder(_folder.Path);
        Assert.Equal(expected, await source.ListAsync());
    }
}
