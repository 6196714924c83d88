using System.Net;
using Durable.Embedded.FunctionsHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Durable.Embedded.FunctionsHost.Tests.Http;

public sealed class FunctionAccessTests
{
    private const string Key = "the key";

    [Theory]
    [InlineData(AuthorizationLevel.Function)]
    [InlineData(AuthorizationLevel.Admin)]
    public void Allows_HostOnLoopback_EverybodyWithoutKey(AuthorizationLevel level)
    {
        var access = FunctionAccess.Of(["http://127.0.0.1:7071", "http://localhost:0"], Key, isRequired: false);

        Assert.True(access.Allows(From("127.0.0.1"), level));
        Assert.Null(access.QueryString);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.0.0.7")]
    public void Allows_HostBeyondLoopback_OnlyWithTheKeyWhereverTheCallerIs(string caller)
    {
        var access = FunctionAccess.Of(["http://127.0.0.1:7071", "http://0.0.0.0:7072"], Key, isRequired: false);

        Assert.False(access.Allows(From(caller), AuthorizationLevel.Function));
        Assert.False(access.Allows(From(caller, header: "another key"), AuthorizationLevel.Function));
        Assert.False(access.Allows(From(caller, header: ""), AuthorizationLevel.Admin));
        Assert.True(access.Allows(From(caller, header: Key), AuthorizationLevel.System));
        Assert.True(access.Allows(From(caller, query: "?code=the%20key"), AuthorizationLevel.Function));
        Assert.True(access.Allows(From(caller), AuthorizationLevel.Anonymous));
        Assert.Equal("code=the%20key", access.QueryString);
    }

    [Fact]
    public void Of_KeyRequiredOnLoopback_Counts() =>
        Assert.False(
            FunctionAccess.Of(["http://127.0.0.1:7071"], Key, isRequired: true).Allows(From("127.0.0.1"), AuthorizationLevel.Function)
        );

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Of_HostBeyondLoopbackWithoutKey_IsRefusedAndSaysHowToSetOne(string? key)
    {
        var refused = Assert.Throws<FunctionKeyMissingException>(() =>
            FunctionAccess.Of(["http://127.0.0.1:7071", "http://*:7072"], key, isRequired: false)
        );

        Assert.Equal("http://*:7072", refused.Url);
        Assert.Contains("'http://*:7072'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'FunctionsHost:Key' (environment variable 'FunctionsHost__Key')", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoServer_NeedsNoKey() => Assert.Null(FunctionAccess.Of([], null, isRequired: true).QueryString);

    private static DefaultHttpContext From(string address, string? header = null, string query = "")
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        http.Request.QueryString = new QueryString(query);
        if (header is not null)
        {
            http.Request.Headers["x-functions-key"] = header;
        }

        return http;
    }
}
