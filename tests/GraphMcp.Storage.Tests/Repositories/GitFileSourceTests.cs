using System.Security.Cryptography;
using System.Text;
using GraphMcp.Processing.Classification;
using GraphMcp.Storage.Git;
using GraphMcp.Storage.Tests.Folders;
using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Storage.Tests.Repositories;

/// <summary>Repositories as sources, against the real git.</summary>
public sealed class GitFileSourceTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly ServiceProvider _services;

    public GitFileSourceTests() =>
        _services = new ServiceCollection()
            .AddGraphMcpStorage(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Git:Cache"] = _folder["cache"] })
                    .Build()
            )
            .BuildServiceProvider();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IFileSourceProvider Provider => _services.GetRequiredService<IFileSourceProvider>();

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Open_OfAReference_ReadsThatCommitInOrdinalOrderWithoutAWorkingTree()
    {
        var repository = await TestRepository.CreateAsync(
            _folder["repo"],
            ("b", "1"),
            ("a/z", "2"),
            ("a-", "3"),
            ("a.x", "4"),
            ("ünï #?%", "5"),
            ("empty", "")
        );
        File.CreateSymbolicLink(Path.Combine(repository.Folder, "link"), "b");
        await repository.CommitAsync("second", ("b", "changed"));
        await repository.GitAsync("tag", "v1", "HEAD~1");
        await File.WriteAllTextAsync(Path.Combine(repository.Folder, "b"), "not committed", Cancellation);

        await using var head = await OpenAsync($"git+{FolderUri.FromPath(repository.Folder)}");
        await using var tag = await OpenAsync($"git+{FolderUri.FromPath(repository.Folder)}?ref=v1");

        Assert.Equal(["a-", "a.x", "a/z", "b", "empty", "ünï #?%"], await head.ListAsync());
        Assert.Equal(["a/z", "b", "empty", "ünï #?%"], await head.ListAsync(after: "a.x"));
        Assert.Equal(["b", "empty", "ünï #?%"], await head.ListAsync(after: "a/z"));
        Assert.Equal(("changed", "1"), (await TextAsync(head, "b"), await TextAsync(tag, "b")));
        Assert.Equal("5", await TextAsync(head, "ünï #?%"));
        Assert.Equal("ch"u8.ToArray(), await head.ReadHeadAsync("b", 2, Cancellation));
        Assert.Empty(await head.ReadAsync("empty", Cancellation));
        Assert.Null(await head.FindAsync("link", Cancellation));
        Assert.Equal(7, (await head.FindAsync("b", Cancellation))!.Size);
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await head.ReadAsync("link", Cancellation));
    }

    [Fact]
    public async Task Pin_OfABranch_StaysWhatItWas()
    {
        var repository = await TestRepository.CreateAsync(_folder["repo"], ("x", "old"));
        var uri = $"git+{FolderUri.FromPath(repository.Folder)}?ref=main";

        var pinned = await Provider.PinAsync(uri, Cancellation);
        await repository.CommitAsync("second", ("x", "new"));

        await using var then = await OpenAsync(pinned);
        await using var now = await OpenAsync(uri);
        Assert.Equal(("old", "new"), (await TextAsync(then, "x"), await TextAsync(now, "x")));
        Assert.Equal(pinned, await Provider.PinAsync(pinned, Cancellation));
        Assert.Contains("?ref=main&commit=", pinned, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MakeBranch_OfEdits_IsACommitForEachTypeAndTheSameEachTime()
    {
        var repository = await TestRepository.CreateAsync(
            _folder["repo"],
            ("a.tf", "1"),
            ("b.tf", "2"),
            ("deep/er/c.sql", "3"),
            ("run.sh", "4"),
            ("other", "5")
        );
        await repository.GitAsync("update-index", "--chmod=+x", "run.sh");
        File.SetUnixFileMode(Path.Combine(repository.Folder, "run.sh"), (UnixFileMode)Convert.ToInt32("755", 8));
        var start = await repository.CommitAsync("executable", ("other", "6"));

        var first = await MakeAsync(repository, new ResultBranch());
        var again = await MakeAsync(repository, new ResultBranch());

        Assert.Equal(first.Commits.Select(commit => commit.Id), again.Commits.Select(commit => commit.Id));
        Assert.Equal(("graphmcp/w", start, false), (first.Branch, first.Base, first.Pushed));
        Assert.Equal([("Infrastructure", 2), ("Sql", 1), ("Shell", 1)], first.Commits.Select(commit => ($"{commit.Type}", commit.Files)));
        Assert.Equal("new", await repository.GitAsync("show", "graphmcp/w:deep/er/c.sql"));
        Assert.Equal("M\ta.tf\nM\tb.tf\n", await repository.GitAsync("diff", "--name-status", start, first.Commits[0].Id));
        Assert.Equal(
            "M\ta.tf\nM\tb.tf\nM\tdeep/er/c.sql\nM\trun.sh\n",
            await repository.GitAsync("diff", "--name-status", start, "graphmcp/w")
        );
        Assert.StartsWith("100755", await repository.GitAsync("ls-tree", "graphmcp/w", "run.sh"), StringComparison.Ordinal);
        Assert.Equal(
            "GraphMcp <graphmcp@localhost> infrastructure: decommission\n",
            await repository.GitAsync("log", "-1", "--format=%an <%ae> %s", first.Commits[0].Id)
        );
        // What is checked out stays so.
        Assert.Equal(
            ("main\n", "6"),
            (await repository.GitAsync("branch", "--show-current"), await repository.GitAsync("show", "HEAD:other"))
        );
        await repository.GitAsync("fsck", "--strict");
    }

    [Fact]
    public async Task MakeBranch_AsItWasAskedFor_HasThatNameAuthorAndMessage()
    {
        var repository = await TestRepository.CreateAsync(
            _folder["repo"],
            ("a.tf", "1"),
            ("b.tf", "2"),
            ("deep/er/c.sql", "3"),
            ("run.sh", "4")
        );
        await Git.RunAsync(_folder.Path, "", "init", "--quiet", "--bare", "origin.git");
        await repository.GitAsync("remote", "add", "origin", _folder["origin.git"]);
        var options = new ResultBranch
        {
            Branch = "retire/olddb",
            Author = "Ada L <ada@example.org>",
            Message = "chore({type}): {files} files by {workflow}",
            Push = true,
        };

        var made = await MakeAsync(repository, options);
        var origin = new TestRepository(_folder["origin.git"]);

        Assert.True(made.Pushed);
        Assert.Equal(made.Commits[^1].Id, (await origin.GitAsync("rev-parse", "retire/olddb")).Trim());
        Assert.Equal(
            "Ada L <ada@example.org> chore(infrastructure): 2 files by w 2026-11-26T12:00:00+00:00\n",
            await origin.GitAsync("log", "-1", "--format=%an <%ae> %s %cI", made.Commits[0].Id)
        );
        // A name that somebody else works under is left to them.
        await repository.GitAsync("branch", "--force", "retire/olddb", "main");
        await repository.GitAsync("checkout", "--quiet", "retire/olddb");
        var theirs = await repository.CommitAsync("theirs", ("x", "y"));
        var other = await MakeAsync(repository, options with { Push = false }, "main");
        Assert.Equal(("retire/olddb-w", theirs), (other.Branch, (await repository.GitAsync("rev-parse", "retire/olddb")).Trim()));
    }

    [Fact]
    public async Task MakeBranch_ThatCannotBePushed_IsAnIOException()
    {
        var repository = await TestRepository.CreateAsync(
            _folder["repo"],
            ("a.tf", "1"),
            ("b.tf", "2"),
            ("deep/er/c.sql", "3"),
            ("run.sh", "4")
        );

        var error = await Assert.ThrowsAsync<IOException>(() => MakeAsync(repository, new ResultBranch { Push = true }));

        Assert.Contains("origin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfARemoteRepository_ClonesItOnceAndFetchesWhatIsNew()
    {
        var repository = await TestRepository.CreateAsync(_folder["served/repo"], ("x", "old"));
        await repository.GitAsync("branch", "other");
        await using var daemon = await GitDaemon.StartAsync(_folder["served"]);
        var uri = $"git+git://127.0.0.1:{daemon.Port}/repo";

        await using (var source = await OpenAsync(uri))
        {
            Assert.Equal("old", await TextAsync(source, "x"));
        }

        var pinned = await Provider.PinAsync(uri + "?ref=main", Cancellation);
        await repository.CommitAsync("second", ("x", "new"));
        await using var then = await OpenAsync(pinned);
        await using var now = await OpenAsync(uri + "?ref=main");
        await using var other = await OpenAsync(uri + "?ref=other");

        Assert.Equal(("old", "new", "old"), (await TextAsync(then, "x"), await TextAsync(now, "x"), await TextAsync(other, "x")));
        await using var own = await OpenAsync(uri);
        Assert.Equal("new", await TextAsync(own, "x"));
        Assert.Single(Directory.GetDirectories(_folder["cache"]));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => OpenAsync(uri + "?ref=nothing"));
    }

    [Fact]
    public async Task ReplaceAsync_ByHash_SaysWhatTheBranchWillDo()
    {
        var repository = await TestRepository.CreateAsync(_folder["repo"], ("x", "old"));
        await using var source = await OpenAsync($"git+{FolderUri.FromPath(repository.Folder)}");

        Assert.Equal(ReplaceOutcome.Replaced, await source.ReplaceAsync("x", Hash("old"), "new"u8.ToArray(), Cancellation));
        Assert.Equal(ReplaceOutcome.ChangedMeanwhile, await source.ReplaceAsync("x", Hash("else"), "new"u8.ToArray(), Cancellation));
        Assert.Equal(ReplaceOutcome.Missing, await source.ReplaceAsync("y", Hash("old"), "new"u8.ToArray(), Cancellation));
    }

    [Fact]
    public async Task Open_OfWhatIsNotThere_IsAnError()
    {
        var repository = await TestRepository.CreateAsync(_folder["repo"], ("x", "1"));
        Directory.CreateDirectory(_folder["plain"]);

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => OpenAsync($"git+{FolderUri.FromPath(_folder["plain"])}"));
        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => OpenAsync($"git+{FolderUri.FromPath(repository.Folder)}?ref=nothing"));
        await Assert.ThrowsAsync<IOException>(() => OpenAsync("git+http://127.0.0.1:9/none.git"));
    }

    [Theory]
    [InlineData("git+file:///repo", "/repo", null, null)]
    [InlineData("git+/repo?ref=a%20b", "/repo", "a b", null)]
    [InlineData("git+https://example.org/x.git?ref=main&commit=1234", "https://example.org/x.git", "main", "1234")]
    public void Parse_OfAUri_SaysRepositoryAndReference(string uri, string repository, string? reference, string? commit)
    {
        var parsed = GitUri.Parse(uri);

        Assert.Equal((repository, reference, commit), (parsed.Repository, parsed.Reference, parsed.Commit));
    }

    [Theory]
    [InlineData("git+https://user:hidden@example.org/x.git", "Git__Token")]
    [InlineData("git+ftp://example.org/x", "expected git+file:")]
    [InlineData("git+file:///x?branch=main", "expected git+file:")]
    public void Parse_OfAWrongOne_SaysWhatWasExpectedAndNoSecret(string uri, string expected)
    {
        var error = Assert.Throws<NotSupportedException>(() => GitUri.Parse(uri));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error.Message, StringComparison.Ordinal);
    }

    private static string Hash(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static async Task<string> TextAsync(IFileSource source, string path) =>
        Encoding.UTF8.GetString(await source.ReadAsync(path, Cancellation));

    private async Task<IFileSource> OpenAsync(string uri) => await Provider.OpenAsync(new SourceSpec(uri, [], []), Cancellation);

    private async Task<MadeBranch> MakeAsync(TestRepository repository, ResultBranch options, string reference = "HEAD")
    {
        await using var source = await OpenAsync($"git+{FolderUri.FromPath(repository.Folder)}?ref={reference}");
        BranchFile[] files =
        [
            new("deep/er/c.sql", SourceType.Sql, _ => ValueTask.FromResult("new"u8.ToArray())),
            new("b.tf", SourceType.Infrastructure, _ => ValueTask.FromResult("new"u8.ToArray())),
            new("a.tf", SourceType.Infrastructure, _ => ValueTask.FromResult("new"u8.ToArray())),
            new("run.sh", SourceType.Shell, _ => ValueTask.FromResult("new"u8.ToArray())),
        ];
        var edits = new BranchEdits("w", "decommission", At, options, files);
        return (await source.MakeBranchAsync(edits, Cancellation))!;
    }
}
