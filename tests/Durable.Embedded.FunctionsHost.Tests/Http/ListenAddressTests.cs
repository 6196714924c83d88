using Durable.Embedded.FunctionsHost.Http;

namespace Durable.Embedded.FunctionsHost.Tests.Http;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:7071", true)]
    [InlineData("http://127.8.8.8:0", true)]
    [InlineData("https://LocalHost:7071", true)]
    [InlineData("http://[::1]:7071", true)]
    [InlineData("http://unix:/run/host.sock", true)]
    [InlineData("http://0.0.0.0:7071", false)]
    [InlineData("http://[::]:7071", false)]
    [InlineData("http://*:7071", false)]
    [InlineData("http://+:7071", false)]
    [InlineData("http://10.0.0.7:7071", false)]
    [InlineData("http://localhost.example:7071", false)]
    [InlineData("http://127.0.0.1.example:7071", false)]
    public void IsLocal_Url_IsWhetherOnlyThisMachineReachesIt(string url, bool isLocal) =>
        Assert.Equal(isLocal, ListenAddress.IsLocal(url));

    [Theory]
    [InlineData("http://127.0.0.1:7071", "http://127.0.0.1:7071")]
    [InlineData("http://[::]:7071", "http://localhost:7071")]
    [InlineData("http://0.0.0.0:80", "http://localhost:80")]
    [InlineData("https://*:443", "https://localhost:443")]
    [InlineData("http://10.0.0.7:7071/", "http://10.0.0.7:7071")]
    public void Reachable_Url_NamesAHostThatCanBeCalled(string url, string reachable) =>
        Assert.Equal(reachable, ListenAddress.Reachable(url));
}
