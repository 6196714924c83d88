using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace GraphMcp.Functions.Tests;

/// <summary>The OpenAPI document says all of the app's routes, and what it says is valid.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task Document_OfTheApp_IsValidOpenApi()
    {
        await using var app = await FunctionsApp.StartAsync();
        await using var content = await app.Http.GetStreamAsync(new Uri("/api/openapi.json", UriKind.Relative));
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        copy.Position = 0;

        var read = await OpenApiDocument.LoadAsync(copy, "json", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal("/api", read.Document!.Servers!.Single().Url);
        Assert.Empty(read.Document.Validate(ValidationRuleSet.GetDefaultRuleSet()));
    }

    [Fact]
    public async Task Document_OfTheApp_HasEveryHttpFunctionWithItsResponses()
    {
        await using var app = await FunctionsApp.StartAsync();

        var paths = (await app.GetAsync("/api/openapi.json")).GetProperty("paths");

        foreach (var (name, trigger) in Functions().Where(function => function.Name != "UnknownRoute"))
        {
            foreach (var method in trigger.Methods!)
            {
                var operation = paths.GetProperty("/" + trigger.Route).GetProperty(method.ToLowerInvariant());
                Assert.Equal(name, operation.GetProperty("operationId").GetString());
                // A function's name for a summary means that nobody has described it: Operations wants an entry.
                Assert.NotEqual(name, operation.GetProperty("summary").GetString());
                var responses = operation.GetProperty("responses");
                Assert.Contains(responses.EnumerateObject(), response => response.Name[0] == '2');
                Assert.True(responses.TryGetProperty("500", out _));
                Assert.Equal(trigger.AuthLevel != AuthorizationLevel.Anonymous, responses.TryGetProperty("401", out _));
            }
        }
    }

    [Fact]
    public async Task Document_OfTheApp_NamesEverySchemaThatItRefersTo()
    {
        await using var app = await FunctionsApp.StartAsync();

        var document = await app.GetAsync("/api/openapi.json");

        var known = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).ToHashSet();
        Assert.Contains("WorkflowStatus", known);
        Assert.Contains("WorkflowRequest", known);
        Assert.Contains("SourceRequest", known);
        Assert.All(References(document), reference => Assert.Contains(reference["#/components/schemas/".Length..], known));
    }

    [Fact]
    public async Task Status_AsItIsAnswered_HasTheFieldsThatItsSchemaSays()
    {
        await using var app = await FunctionsApp.StartAsync();
        var id = await app.RunInventoryAsync();

        var schemas = (await app.GetAsync("/api/openapi.json")).GetProperty("components").GetProperty("schemas");
        var status = await app.GetAsync($"/api/workflows/{id}");

        Assert.Equal(
            schemas.GetProperty("WorkflowStatus").GetProperty("properties").EnumerateObject().Select(property => property.Name),
            status.EnumerateObject().Select(property => property.Name)
        );
    }

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> Functions() =>
        from type in typeof(HealthFunctions).Assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        from parameter in method.GetParameters()
        where parameter.ParameterType == typeof(HttpRequest)
        select (function.Name, parameter.GetCustomAttribute<HttpTriggerAttribute>()!);

    private static IEnumerable<string> References(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(property =>
                    property is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
                        ? [property.Value.GetString()!]
                        : References(property.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
            _ => [],
        };
}
