using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphMcp.EndToEnd.Tests.Architecture;
using GraphMcp.Functions;
using Microsoft.Azure.Functions.Worker;

namespace GraphMcp.EndToEnd.Tests.Azure;

/// <summary>What is deployed, the host's settings and the app say the same.</summary>
public sealed partial class DeploymentTests
{
    private static readonly JsonNode HostJson = Json("host.json");

    [Theory]
    [InlineData("SqlServer", "mssql")]
    [InlineData("AzureManaged", "azureManaged")]
    public void HostJson_OfEveryBackend_DiffersInItsStorageOnly(string backend, string type)
    {
        var ofBackend = Json($"src/GraphMcp.Functions/Backends/{backend}.host.json");

        Assert.Equal(type, (string?)DurableTask(ofBackend)["storageProvider"]!["type"]);
        Assert.Equal(WithoutStorage(HostJson).ToJsonString(), WithoutStorage(ofBackend).ToJsonString());
    }

    [Fact]
    public void HostJson_TaskHub_IsTheOneThatIsDeployed() =>
        Assert.Contains($"var taskHub = '{DurableTask(HostJson)["hubName"]}'", Text("infra/app.bicep"), StringComparison.Ordinal);

    [Fact]
    public void HostJson_OfTheManagedBackend_ReadsTheSettingThatIsDeployed()
    {
        var setting = (string)
            DurableTask(Json("src/GraphMcp.Functions/Backends/AzureManaged.host.json"))["storageProvider"]!["connectionStringName"]!;

        Assert.Contains($"{setting}: schedulerConnectionString", Text("infra/modules/function-app.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void Infrastructure_DisabledFunctions_AreFunctionsOfTheApp()
    {
        var bicep = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "infra"), "*.bicep", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .ToList();
        var disabled = bicep.SelectMany(text => DisabledSetting().Matches(text)).Select(match => match.Groups["function"].Value).ToList();
        var told = SubscribedFunction().Match(Text("infra/inbox-subscription.bicep")).Groups["function"].Value;
        var functions = typeof(HealthFunctions)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);

        Assert.Contains(InboxFunctions.Polled, disabled);
        Assert.All(disabled.Append(told), name => Assert.Contains(name, functions));
    }

    [GeneratedRegex(@"AzureWebJobs\.(?<function>\w+)\.Disabled", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex DisabledSetting();

    [GeneratedRegex("param functionName string = '(?<function>[^']*)'", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex SubscribedFunction();

    private static JsonNode WithoutStorage(JsonNode hostJson)
    {
        var copy = hostJson.DeepClone();
        foreach (var name in (string[])["storageProvider", "extendedSessionsEnabled", "extendedSessionIdleTimeoutInSeconds"])
        {
            DurableTask(copy).AsObject().Remove(name);
        }

        return copy;
    }

    private static JsonNode DurableTask(JsonNode hostJson) => hostJson["extensions"]!["durableTask"]!;

    private static JsonNode Json(string path) => JsonNode.Parse(Text(path))!;

    private static string Text(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));
}
