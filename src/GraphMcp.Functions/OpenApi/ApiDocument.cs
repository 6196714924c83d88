using System.Reflection;
using System.Text.Json.Nodes;
using GraphMcp.Functions.Http;

namespace GraphMcp.Functions.OpenApi;

/// <summary>The OpenAPI 3.1 document of the app: paths from its functions, schemas from its types, words from <see cref="Operations"/>.</summary>
internal static class ApiDocument
{
    private const string KeyScheme = "functionKey";

    /// <summary>Returns the document of an app that is served below a path.</summary>
    public static JsonObject Build(string server)
    {
        var schemas = new SchemaSet();
        var problem = schemas.Of(typeof(Problem));
        var paths = PathsOf(schemas, problem);
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "GraphMcp.Functions",
                ["description"] = "Durable workflows over batches of files: start them, watch them, control them.",
                ["version"] = typeof(ApiDocument)
                    .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                    .InformationalVersion,
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = server }),
            ["security"] = new JsonArray(new JsonObject { [KeyScheme] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.ToJson(),
                ["securitySchemes"] = new JsonObject
                {
                    [KeyScheme] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "header",
                        ["name"] = "x-functions-key",
                        ["description"] = "Needed as soon as the server listens on anything but loopback, and always on Azure.",
                    },
                },
            },
        };
    }

    private static JsonObject PathsOf(SchemaSet schemas, JsonNode problem)
    {
        var paths = new JsonObject();
        foreach (var route in FunctionRoute.All.Where(route => !route.IsCatchAll))
        {
            var key = "/" + route.Template;
            if (paths[key] is not JsonObject path)
            {
                paths[key] = path = new JsonObject();
            }

            foreach (var method in route.Methods)
            {
                path[method.ToLowerInvariant()] = new OperationWriter(route, Operations.Of(route), schemas, problem).ToJson();
            }
        }

        return paths;
    }
}
