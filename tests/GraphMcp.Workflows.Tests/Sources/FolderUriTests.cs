using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Tests.Sources;

public sealed class FolderUriTests
{
    [Theory]
    [InlineData("/tmp/a b", "file:///tmp/a%20b")]
    [InlineData("/tmp/a#b?c", "file:///tmp/a%23b%3Fc")]
    [InlineData("/tmp/ü%20%", "file:///tmp/%C3%BC%2520%25")]
    [InlineData("/tmp/back\\slash", "file:///tmp/back%5Cslash")]
    [InlineData("/tmp/new\nline", "file:///tmp/new%0Aline")]
    [InlineData("/", "file:///")]
    public void FromPath_AnyPath_ComesBack(string path, string uri)
    {
        Assert.Equal(uri, FolderUri.FromPath(path));
        Assert.Equal(path, FolderUri.TryGetPath(uri));
        Assert.Equal(path, FolderUri.TryGetPath(LocationUri.Of(path, "source")));
        Assert.Equal(path, FolderUri.TryGetPath(path));
    }

    [Theory]
    [InlineData("file:///tmp/x/", "/tmp/x")]
    [InlineData("FILE:///tmp/a/../x", "/tmp/x")]
    [InlineData("https://example.org/x", null)]
    [InlineData("file://host/share", null)]
    [InlineData("relative/x", null)]
    public void TryGetPath_OtherForms_ArePathsOrNothing(string uri, string? path) => Assert.Equal(path, FolderUri.TryGetPath(uri));
}
