using Durable.Embedded.FunctionsHost.Discovery;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Durable.Embedded.FunctionsHost.Tests.Discovery;

public sealed class TriggerReaderTests
{
    [Theory]
    [InlineData(nameof(Triggers.NoLevel), AuthorizationLevel.Function)]
    [InlineData(nameof(Triggers.OnlyMethods), AuthorizationLevel.Function)]
    [InlineData(nameof(Triggers.Open), AuthorizationLevel.Anonymous)]
    public void Read_HttpTrigger_IsAnonymousOnlyWhereItSaysSo(string method, AuthorizationLevel level) =>
        Assert.Equal(level, Read(method).Level);

    [Theory]
    [InlineData(nameof(Triggers.NoLevel), "* /api/NoLevel")]
    [InlineData(nameof(Triggers.OnlyMethods), "GET,POST /api/OnlyMethods")]
    [InlineData(nameof(Triggers.Open), "* /api/open/{id:int}")]
    public void Read_HttpTrigger_IsRoutedBelowThePrefix(string method, string route) => Assert.Equal(route, Read(method).Route.ToString());

    private static FunctionTrigger.Http Read(string method)
    {
        var parameter = typeof(Triggers).GetMethod(method)!.GetParameters()[0];
        var trigger = TriggerReader.Read(method, parameter, "api", out var error);
        Assert.Null(error);
        return Assert.IsType<FunctionTrigger.Http>(trigger);
    }

    private static class Triggers
    {
        public static string NoLevel([HttpTrigger] HttpRequest request) => request.Path;

        public static string OnlyMethods([HttpTrigger("get", "post")] HttpRequest request) => request.Path;

        public static string Open([HttpTrigger(AuthorizationLevel.Anonymous, Route = "/open/{id:int}")] HttpRequest request) =>
            request.Path;
    }
}
