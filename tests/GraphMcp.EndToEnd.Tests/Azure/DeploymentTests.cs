using System.Text.Json.Nodes;
using GraphMcp.EndToEnd.Tests.Architecture;

namespace GraphMcp.EndToEnd.Tests.Azure;

/// <summary>What is deployed, the host's settings and the app say the same.</summary>
public sealed class DeploymentTests
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
