using Durable.Embedded.FunctionsHost.Blobs;

namespace Durable.Embedded.FunctionsHost.Tests.Blobs;

public sealed class BlobPatternTests
{
    [Theory]
    [InlineData("in/{name}", "a/b.txt", "name=a/b.txt")]
    [InlineData("in/{folder}/{name}", "a/b.txt", "folder=a;name=b.txt")]
    [InlineData("in/{folder}/{name}", "a/b/c.txt", "folder=a/b;name=c.txt")]
    [InlineData("in/{folder}/{name}", "c.txt", null)]
    [InlineData("in/x-{name}.zip", "x-1.zip", "name=1")]
    [InlineData("in/x-{name}.zip", "y-1.zip", null)]
    [InlineData("in", "any/blob", "name=any/blob")]
    [InlineData("in/{name}.{ext}", "with (odd) [name].csv", "name=with (odd) [name];ext=csv")]
    [InlineData("in/exact.txt", "exact.txt", "")]
    [InlineData("in/exact.txt", "exactxtxt", null)]
    public void Match_OfAName_GivesTheParameters(string path, string name, string? expected)
    {
        var values = BlobPattern.Parse(path).Match(name);

        Assert.Equal(expected, values is null ? null : string.Join(';', values.Select(value => $"{value.Key}={value.Value}")));
    }

    [Theory]
    [InlineData("in/a/{name}", "a/")]
    [InlineData("in/{name}", "")]
    [InlineData("in/exact.txt", "exact.txt")]
    public void Prefix_OfAPath_IsWhatAllNamesBeginWith(string path, string prefix) => Assert.Equal(prefix, BlobPattern.Parse(path).Prefix);

    [Theory]
    [InlineData("{name}")]
    [InlineData("/x")]
    [InlineData("in/{name")]
    [InlineData("in/{}")]
    [InlineData("in/{a}{a}")]
    [InlineData("in/{1a}")]
    public void Parse_OfAWrongPath_IsRefused(string path) => Assert.Throws<FormatException>(() => BlobPattern.Parse(path));
}
