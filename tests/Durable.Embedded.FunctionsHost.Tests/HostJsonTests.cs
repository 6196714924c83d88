namespace Durable.Embedded.FunctionsHost.Tests;

public sealed class HostJsonTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{}", "api")]
    [InlineData("""{"extensions": {"http": {}}}""", "api")]
    [InlineData("""{"extensions": {"http": {"routePrefix": ""}}}""", "")]
    [InlineData("""{"extensions": {"http": {"routePrefix": "v1",}}} // the rest""", "v1")]
    public void Read_File_TakesItsRoutePrefix(string json, string prefix) => Assert.Equal(prefix, HostJson.Read(Write(json)).RoutePrefix);

    [Fact]
    public void Read_NoFile_HasTheDefaultPrefix() => Assert.Equal("api", HostJson.Read(_folder.File("none.json")).RoutePrefix);

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"extensions": {"http": {"routePrefix": 5}}}""")]
    public void Read_OtherFile_NamesIt(string json) =>
        Assert.Contains(
            "host.json' is not a valid host.json",
            Assert.Throws<InvalidDataException>(() => HostJson.Read(Write(json))).Message,
            StringComparison.Ordinal
        );

    private string Write(string json)
    {
        var path = _folder.File("host.json");
        File.WriteAllText(path, json);
        return path;
    }
}
