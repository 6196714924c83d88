using System.Text;
using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Storage.Tests.Schemes;

/// <summary>What opens a URI, and what is said of one that nothing opens.</summary>
public sealed class OpenerTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddGraphMcpStorage().BuildServiceProvider();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graphmcp-openers-");

    public void Dispose()
    {
        _services.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("ftp://x/y")]
    [InlineData("relative/folder")]
    [InlineData("")]
    public async Task Open_OfAUriThatNothingServes_ListsWhatIsUnderstood(string uri)
    {
        var source = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await _services.GetRequiredService<IFileSourceProvider>().OpenAsync(new SourceSpec(uri, [], []), CancellationToken.None)
        );
        var workspace = Assert.Throws<NotSupportedException>(() => _services.GetRequiredService<IWorkspaceProvider>().Open(uri));
        var file = await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await _services.GetRequiredService<FileOpener>().FindAsync(uri, CancellationToken.None)
        );

        Assert.All(
            [source, workspace, file],
            error =>
            {
                Assert.Contains($"'{uri}'", error.Message, StringComparison.Ordinal);
                Assert.Contains("file:///", error.Message, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task Find_OfAFileOnADisk_OpensThatVersionOnly()
    {
        var path = Path.Combine(_folder.FullName, "a #1.zip");
        await File.WriteAllTextAsync(path, "first", TestContext.Current.CancellationToken);
        var files = _services.GetRequiredService<FileOpener>();

        var found = await files.FindAsync(FolderUri.FromPath(path), TestContext.Current.CancellationToken);
        await using (var stream = await found.OpenReadAsync(TestContext.Current.CancellationToken))
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            Assert.Equal((5L, "first"), (found.Size, await reader.ReadToEndAsync(TestContext.Current.CancellationToken)));
        }

        await File.WriteAllTextAsync(path, "changed", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<IOException>(async () => await found.OpenReadAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FileNotFoundException>(async () =>
            await files.FindAsync(_folder.FullName, TestContext.Current.CancellationToken)
        );
    }
}
