using GraphMcp.Storage.Tests.Workspaces;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Storage.Tests.Folders;

public sealed class FolderWorkspaceTests : WorkspaceCompliance, IDisposable
{
    private readonly TempFolder _folder = new();

    public FolderWorkspaceTests() =>
        Workspace = new ServiceCollection()
            .AddGraphMcpStorage()
            .BuildServiceProvider()
            .GetRequiredService<IWorkspaceProvider>()
            .Open(FolderUri.FromPath(_folder["space"]));

    protected override IWorkspace Workspace { get; }

    protected override int Rounds => 50;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CreateAsync_ManyAtOnce_LeavesNothingBeside()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(_ => Task.Run(async () => await Workspace.CreateAsync("x", "1"u8.ToArray(), Cancellation), Cancellation))
        );

        Assert.Single(Directory.GetFiles(_folder["space"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WriteAsync_PieceByPiece_HasItsMode(bool ownerOnly)
    {
        await Workspace.WriteAsync(
            "changes.patch",
            async (stream, cancellationToken) => await stream.WriteAsync("new"u8.ToArray(), cancellationToken),
            ownerOnly,
            Cancellation
        );
        var others = File.GetUnixFileMode(_folder["space/changes.patch"]) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Assert.Equal(ownerOnly, others == UnixFileMode.None);
    }

    [Fact]
    public async Task Open_NewFolder_IsForItsOwnerOnly()
    {
        await Workspace.WriteAsync("staged/x", "x"u8.ToArray(), Cancellation);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["space"]));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["space/staged/x"]));
    }
}
