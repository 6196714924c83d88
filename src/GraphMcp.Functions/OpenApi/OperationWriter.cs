using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace GraphMcp.Functions.OpenApi;

/// <summary>Writes one operation of the document.</summary>
internal sealed class OperationWriter(FunctionRoute route, Operation operation, SchemaSet schemas, JsonNode problem)
{
    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["operationId"] = route.Name,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
        };
        if (operation.IsDeprecated)
        {
            json["deprecated"] = true;
        }

        if (route.IsAnonymous)
        {
            json["security"] = new JsonArray();
        }

        if (Parameters() is { Count: > 0 } parameters)
        {
            json["parameters"] = parameters;
        }

        if (operation.Request is { } request)
        {
            json["requestBody"] = new JsonObject { ["content"] = request.ToJson(schemas) };
        }

        json["responses"] = Responses();
        return json;
    }

    private JsonArray Parameters() =>
        [
            .. route.Parameters.Select(name => new JsonObject
            {
                ["name"] = name,
                ["in"] = "path",
                ["required"] = true,
                ["schema"] = new JsonObject { ["type"] = "string" },
            }),
            .. operation.Parameters.Select(parameter => parameter.ToJson()),
        ];

    private JsonObject Responses()
    {
        var responses = new JsonObject { [Code(operation.Status)] = Success() };
        IEnumerable<int> needsKey = route.IsAnonymous ? [] : [401];
        foreach (var status in operation.Problems.Concat(needsKey).Append(500).Order())
        {
            responses[Code(status)] = Failure(status);
        }

        return responses;
    }

    private JsonObject Success()
    {
        var response = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(operation.Status) };
        if (operation.Headers.Count > 0)
        {
            response["headers"] = new JsonObject(
                operation.Headers.Select(header =>
                    KeyValuePair.Create<string, JsonNode?>(
                        header.Key,
                        new JsonObject
                        {
                            ["description"] = header.Value,
                            ["schema"] = new JsonObject { ["type"] = "string" },
                        }
                    )
                )
            );
        }

        if (operation.Answer is { } answer)
        {
            response["content"] = answer.ToJson(schemas);
        }

        return response;
    }

    private JsonObject Failure(int status)
    {
        var response = new JsonObject { ["description"] = ReasonPhrases.GetReasonPhrase(status) };
        if (status != 304)
        {
            response["content"] = operation.IsDeprecated
                ? Body.Texts("error", "code").ToJson(schemas)
                : new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = problem.DeepClone() } };
        }

        return response;
    }

    private static string Code(int status) => status.ToString(CultureInfo.InvariantCulture);
}
