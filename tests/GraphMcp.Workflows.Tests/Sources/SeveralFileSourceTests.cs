using System.Text;
using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Tests.Doubles;

namespace GraphMcp.Workflows.Tests.Sources;

/// <summary>Several sources in one workflow.</summary>
public sealed class SeveralFileSourceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Enumerate_OverSeveral_IsInOrdinalOrderFromAnyCursor()
    {
        await using var source = new SeveralFileSource([
            ("a/", new MemorySource().Add("x", "1").Add("y/z", "2")),
            ("a-b/", new MemorySource().Add("x", "3")),
            ("b/", new MemorySource().Add("0", "4")),
        ]);

        var paths = await source.EnumerateAsync(null, Cancellation).Select(file => file.Path).ToListAsync(Cancellation);

        Assert.Equal(["a-b/x", "a/x", "a/y/z", "b/0"], paths);
        for (var index = 0; index < paths.Count; index++)
        {
            var rest = source.EnumerateAsync(paths[index], Cancellation).Select(file => file.Path);
            Assert.Equal(paths.Skip(index + 1), await rest.ToListAsync(Cancellation));
        }

        Assert.Equal("2", Encoding.UTF8.GetString(await source.ReadAsync("a/y/z", Cancellation)));
        Assert.Equal("a-b/x", (await source.FindAsync("a-b/x", Cancellation))!.Path);
        Assert.Null(await source.FindAsync("c/x", Cancellation));
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await source.ReadAsync("c/x", Cancellation));
        Assert.Equal(ReplaceOutcome.Missing, await source.ReplaceAsync("c/x", "", default, Cancellation));
    }

    [Fact]
    public void Of_SeveralSources_NamesEachByItsLastPartOnce()
    {
        var request = Parse(
            """{"sources": ["/data/shop", "azurite:box/shop/", "zip:https://x.blob.core.windows.net/c/a%20b.zip", {"name": "own", "uri": "/x"}]}"""
        );

        var source = RequestedSources.Of(request, defaults: null, "file:///out");

        Assert.Equal(["shop", "shop-2", "a-b.zip", "own"], source.Parts!.Select(part => part.Name));
        Assert.Equal("several:shop,shop-2,a-b.zip,own", source.Uri);
        Assert.Equal("file:///out", source.Output);
    }

    [Theory]
    [InlineData("""{"source": "/a", "sources": ["/b"]}""", "either 'source' or 'sources'")]
    [InlineData("""{"sources": []}""", "1 to 100")]
    [InlineData("""{"sources": [{"name": "x"}]}""", "'sources[0].uri' is missing")]
    [InlineData("""{"sources": [{"name": "a/b", "uri": "/x"}]}""", "'sources[0].name'")]
    [InlineData("""{"sources": [{"name": "..", "uri": "/x"}]}""", "'sources[0].name'")]
    [InlineData("""{"sources": [{"name": "x", "uri": "/x"}, {"name": "x", "uri": "/y"}]}""", "another source")]
    [InlineData("""{"sources": ["relative"]}""", "'sources[0].uri'")]
    [InlineData("""{"source": {"name": "x", "uri": "/x"}}""", "'source.name'")]
    public void Of_WrongSources_SaysWhatWasExpected(string json, string expected)
    {
        var error = Assert.Throws<WorkflowRequestException>(() => RequestedSources.Of(Parse(json), defaults: null, "file:///out"));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spec_OfOneSource_IsWrittenAsItAlwaysWas()
    {
        var one = new SourceSpec("file:///a", ["*.tf"], [], "file:///out");
        var several = SourceSpec.Of([new SourcePart("a", "file:///a", [], []), new SourcePart("b", "file:///b", [], [])], null);

        var text = JsonSerializer.Serialize(one, WorkflowJson.Compact);
        var read = JsonSerializer.Deserialize<SourceSpec>(JsonSerializer.Serialize(several, WorkflowJson.Compact), WorkflowJson.Compact)!;

        Assert.Equal("""{"uri":"file:///a","include":["*.tf"],"exclude":[],"output":"file:///out"}""", text);
        Assert.Null(JsonSerializer.Deserialize<SourceSpec>(text, WorkflowJson.Compact)!.Parts);
        Assert.Equal(["file:///a", "file:///b"], read.Parts!.Select(part => part.Uri));
    }

    private static WorkflowRequest Parse(string json) => JsonSerializer.Deserialize<WorkflowRequest>(json, WorkflowJson.Compact)!;
}
