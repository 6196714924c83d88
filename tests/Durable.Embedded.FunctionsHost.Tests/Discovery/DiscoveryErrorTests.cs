using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Embedded.FunctionsHost.Tests.Discovery;

public sealed class DiscoveryErrorTests
{
    private const string Here = "Durable.Embedded.FunctionsHost.Tests.Discovery.DiscoveryErrorTests";

    [Fact]
    public void Build_SeveralErrors_TellsAllAtOnce()
    {
        var thrown = Assert.Throws<InvalidFunctionsException>(() => Build(typeof(NoTrigger), typeof(TwoTriggers), typeof(Secret)));

        Assert.Equal(3, thrown.Errors.Count);
        Assert.All(thrown.Errors, error => Assert.Contains($"\n  - {error}", thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Build_SameNameInOtherCase_NamesBothMethods() =>
        Assert.Equal(
            $"Several functions are named 'Read': {Here}+FirstOfTwo.One, {Here}+SecondOfTwo.Two.",
            ErrorOf(typeof(FirstOfTwo), typeof(SecondOfTwo))
        );

    [Fact]
    public void Build_TwoFunctionsServeOneActivity_NamesBoth() =>
        Assert.Equal("Several functions serve the activity 'Read': One, Two.", ErrorOf(typeof(SameActivity)));

    [Fact]
    public void Build_NoTrigger_NamesTheFunction() =>
        Assert.Equal($"Function 'NoTrigger' ({Here}+NoTrigger.Run): it has no trigger.", ErrorOf(typeof(NoTrigger)));

    [Fact]
    public void Build_TwoTriggers_NamesThem() => Assert.EndsWith("it has 2 triggers: 'first', 'second'.", ErrorOf(typeof(TwoTriggers)));

    [Fact]
    public void Build_ServiceAsParameter_SaysWhereServicesComeFrom() =>
        Assert.EndsWith(
            "its parameter 'time' of type TimeProvider cannot be bound; services come through the constructor.",
            ErrorOf(typeof(ServiceParameter))
        );

    [Fact]
    public void Build_ClientOfOtherType_SaysWhatItMustBe() =>
        Assert.EndsWith("its parameter 'client' has [DurableClient] and must be a DurableTaskClient.", ErrorOf(typeof(ClientAsString)));

    [Fact]
    public void Build_BlobInput_IsABindingThatTheHostDoesNotHave() =>
        Assert.EndsWith("its parameter 'blob' has a binding that this host does not have: BlobInputAttribute.", ErrorOf(typeof(ReadsBlob)));

    [Theory]
    [InlineData(typeof(OrchestrationOfString), "its trigger parameter 'context' must be a TaskOrchestrationContext, not a String.")]
    [InlineData(typeof(EntityOfString), "its trigger parameter 'dispatcher' must be a TaskEntityDispatcher, not a String.")]
    [InlineData(
        typeof(BlobOfNumber),
        "its trigger parameter 'blob' must be a BlobClient, string, byte[], BinaryData or Stream, not a Int32."
    )]
    [InlineData(typeof(BlobOfNoContainer), "its blob path is not valid: '{name}' begins with no container's name.")]
    [InlineData(typeof(HttpOfString), "its trigger parameter 'body' must be a HttpRequest, not a String.")]
    public void Build_TriggerParameterOfOtherType_SaysWhatItMustBe(Type functions, string error) =>
        Assert.EndsWith(error, ErrorOf(functions));

    [Theory]
    [InlineData(typeof(Secret), "it must be public.")]
    [InlineData(typeof(AsyncVoid), "it is async void: it must return a task, or nobody knows when it ends.")]
    [InlineData(typeof(Abstract), "it must neither be generic nor belong to a generic or abstract type.")]
    [InlineData(typeof(Generic), "it must neither be generic nor belong to a generic or abstract type.")]
    [InlineData(typeof(OddName), "a name has letters, digits, '_' and '-', begins with a letter and is at most 128 long.")]
    public void Build_MethodThatCannotBeAFunction_SaysWhy(Type functions, string error) => Assert.EndsWith(error, ErrorOf(functions));

    [Fact]
    public void Build_RouteThatDoesNotParse_NamesIt() =>
        Assert.Contains("its route 'a/{b' is not valid: ", ErrorOf(typeof(BadRoute)), StringComparison.Ordinal);

    [Fact]
    public void Build_RoutesThatTakeTheSameRequests_NamesBoth() =>
        Assert.Equal(
            "Functions 'GetOne' and 'GetAny' take the same requests: GET /api/Items/{id:int} and * /api/items/{key:int}.",
            ErrorOf(typeof(SameRoutes))
        );

    [Fact]
    public void Build_ConstructorWithUnknownService_NamesIt() =>
        Assert.EndsWith("its class needs services that are not registered: System.TimeProvider.", ErrorOf(typeof(NeedsTime)));

    [Fact]
    public async Task Build_ConstructorWithKnownService_IsContent()
    {
        await using var host = FunctionsHostBuilderFor(typeof(NeedsTime), builder => builder.Services.AddSingleton(TimeProvider.System))
            .Build();

        Assert.Empty(host.Urls);
    }

    [Fact]
    public void Build_Assembly_FindsTheFunctionsOfAllItsClasses()
    {
        var builder = FunctionsHostBuilder.Create().UseHub("unused.db").AddFunctions(typeof(NoTrigger).Assembly);

        var errors = Assert.Throws<InvalidFunctionsException>(builder.Build).Errors;

        Assert.Contains(errors, error => error.StartsWith("Function 'NoTrigger'", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.StartsWith("Function 'Secret'", StringComparison.Ordinal));
    }

    [Fact]
    public void Build_NoHub_SaysSo() =>
        Assert.Throws<InvalidOperationException>(() => FunctionsHostBuilder.Create().AddFunctions(typeof(SameRoutes)).Build());

    private static string ErrorOf(params Type[] functions) =>
        Assert.Single(Assert.Throws<InvalidFunctionsException>(() => Build(functions)).Errors);

    private static EmbeddedFunctionsHost Build(params Type[] functions)
    {
        var builder = FunctionsHostBuilder.Create().UseHub("unused.db");
        Array.ForEach(functions, type => builder.AddFunctions(type));
        return builder.Build();
    }

    private static FunctionsHostBuilder FunctionsHostBuilderFor(Type functions, Action<FunctionsHostBuilder> configure)
    {
        var builder = FunctionsHostBuilder.Create().UseHub("unused.db").AddFunctions(functions);
        configure(builder);
        return builder;
    }

    private static class NoTrigger
    {
        [Function("NoTrigger")]
        public static void Run(FunctionContext context) => Assert.NotNull(context);
    }

    private static class TwoTriggers
    {
        [Function("TwoTriggers")]
        public static void Run([ActivityTrigger] string first, [ActivityTrigger] string second) => Assert.Equal(first, second);
    }

    private static class FirstOfTwo
    {
        [Function("Read")]
        public static string One([ActivityTrigger] string input) => input;
    }

    private static class SecondOfTwo
    {
        [Function("READ")]
        public static string Two([OrchestrationTrigger] TaskOrchestrationContext context) => context.InstanceId;
    }

    private static class SameActivity
    {
        [Function("One")]
        public static string One([ActivityTrigger(Activity = "Read")] string input) => input;

        [Function("Two")]
        public static string Two([ActivityTrigger(Activity = "READ")] string input) => input;

        [Function("Read")]
        public static string Other([OrchestrationTrigger] TaskOrchestrationContext context) => context.InstanceId;
    }

    private static class ServiceParameter
    {
        [Function("A")]
        public static string Run([ActivityTrigger] string input, TimeProvider time) => input + time.GetUtcNow();
    }

    private static class ClientAsString
    {
        [Function("A")]
        public static string Run([ActivityTrigger] string input, [DurableClient] string client) => input + client;
    }

    private static class BlobOfNumber
    {
        [Function("F")]
        public static void Run([BlobTrigger("in/{name}")] int blob) => Assert.NotEqual(0, blob);
    }

    private static class BlobOfNoContainer
    {
        [Function("F")]
        public static void Run([BlobTrigger("{name}")] string blob) => Assert.NotNull(blob);
    }

    private static class ReadsBlob
    {
        [Function("A")]
        public static string Run([ActivityTrigger] string input, [BlobInput("a/b")] string blob) => input + blob;
    }

    private static class OrchestrationOfString
    {
        [Function("A")]
        public static string Run([OrchestrationTrigger] string context) => context;
    }

    private static class EntityOfString
    {
        [Function("A")]
        public static string Run([EntityTrigger] string dispatcher) => dispatcher;
    }

    private static class HttpOfString
    {
        [Function("A")]
        public static string Run([HttpTrigger("post")] string body) => body;
    }

    private static class Secret
    {
        [Function("Secret")]
        private static string Run([ActivityTrigger] string input) => input;
    }

    private static class AsyncVoid
    {
        [Function("A")]
#pragma warning disable MA0155, VSTHRD100 // what the host has to refuse
        public static async void Run([ActivityTrigger] string input) => await Task.FromResult(input);
#pragma warning restore MA0155, VSTHRD100
    }

    private abstract class Abstract
    {
        [Function("A")]
        public string Run([ActivityTrigger] string input) => input + GetType();
    }

    private static class Generic
    {
        [Function("A")]
        public static T Run<T>([ActivityTrigger] T input) => input;
    }

    private static class OddName
    {
        [Function("1 A")]
        public static string Run([ActivityTrigger] string input) => input;
    }

    private static class BadRoute
    {
        [Function("A")]
        public static void Run([HttpTrigger("get", Route = "a/{b")] HttpRequest request) => Assert.NotNull(request);
    }

    private static class SameRoutes
    {
        [Function("GetOne")]
        public static int One([HttpTrigger("get", Route = "Items/{id:int}")] HttpRequest request, int id) =>
            id + request.Path.Value!.Length;

        [Function("GetAny")]
        public static int Any([HttpTrigger(Route = "items/{key:int}")] HttpRequest request, int key) => key + request.Path.Value!.Length;

        [Function("GetText")]
        public static string Text([HttpTrigger("get", Route = "items/{key}")] HttpRequest request, string key) => key + request.Path;

        [Function("PostOne")]
        public static string Post([HttpTrigger("post", Route = "items/{name}")] HttpRequest request, string name) => name + request.Path;
    }

    private sealed class NeedsTime(TimeProvider time)
    {
        [Function("A")]
        public string Run([ActivityTrigger] string input, [DurableClient] DurableTaskClient client) =>
            $"{input} {time.GetUtcNow()} {client.Name}";
    }
}
