using System.Net;
using Durable.Embedded.FunctionsHost.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Durable.Embedded.FunctionsHost.Tests.Http;

public sealed class FunctionAccessTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public void Allows_CallerOnThisMachine_WithoutKey(string address) =>
        Assert.True(new FunctionAccess(null).Allows(From(address), AuthorizationLevel.Function));

    [Fact]
    public void Allows_AnonymousFunction_Everybody() =>
        Assert.True(new FunctionAccess("key").Allows(From("10.0.0.7"), AuthorizationLevel.Anonymous));

    [Theory]
    [InlineData(AuthorizationLevel.Function)]
    [InlineData(AuthorizationLevel.Admin)]
    public void Allows_CallerFromElsewhere_OnlyWithTheKey(AuthorizationLevel level)
    {
        var access = new FunctionAccess("the key");

        Assert.False(access.Allows(From("10.0.0.7"), level));
        Assert.False(access.Allows(From("10.0.0.7", header: "another key"), level));
        Assert.True(access.Allows(From("10.0.0.7", header: "the key"), level));
        Assert.True(access.Allows(From("10.0.0.7", query: "?code=the%20key"), level));
    }

    [Theory]
    [InlineData("")]
    [InlineData("any")]
    public void Allows_CallerFromElsewhereWhereThereIsNoKey_Never(string key) =>
        Assert.False(new FunctionAccess(null).Allows(From("10.0.0.7", header: key), AuthorizationLevel.Function));

    [Fact]
    public void Allows_CallerOfUnknownOrigin_OnlyWithTheKey() =>
        Assert.False(new FunctionAccess(null).Allows(new DefaultHttpContext(), AuthorizationLevel.Function));

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
