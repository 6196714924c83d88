using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Runs;
using GraphMcp.Cli.Tests.Fakes;

namespace GraphMcp.Cli.Tests.Runs;

public sealed class SourceFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _source;

    public SourceFolderTests() => _source = _folder.Folder("source");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("out")]
    [InlineData("source/out")]
    [InlineData("source2")]
    [InlineData("sour")]
    public void Check_OutBesideOrBelowTheSource_IsAccepted(string output) =>
        Assert.Equal(_source, SourceFolder.Check(_source + "/", RunFolder.For(_folder[output], hub: null)));

    [Theory]
    [InlineData("source")]
    [InlineData("source/.")]
    [InlineData("source/below/..")]
    [InlineData(".")]
    public void Check_OutIsOrContainsTheSource_IsRefused(string output) =>
        Assert.Throws<UsageException>(() => SourceFolder.Check(_source, RunFolder.For(_folder[output], hub: null)));

    [Fact]
    public void Check_OutIsALinkToTheSource_IsRefused()
    {
        Directory.CreateSymbolicLink(_folder["link"], _source);

        Assert.Throws<UsageException>(() => SourceFolder.Check(_source, RunFolder.For(_folder["link"], hub: null)));
    }

    [Fact]
    public void Check_SourceBelowALinkToOut_IsRefused()
    {
        var output = _folder.Folder("real");
        Directory.CreateDirectory(Path.Combine(output, "tree"));
        Directory.CreateSymbolicLink(_folder["link"], output);

        Assert.Throws<UsageException>(() => SourceFolder.Check(_folder["link/tree"], RunFolder.For(output, hub: null)));
    }
}
