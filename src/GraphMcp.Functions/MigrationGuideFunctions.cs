using GraphMcp.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GraphMcp.Functions;

/// <summary>Shows docs/migration.md: the old routes link to it, wherever the app runs.</summary>
public sealed class MigrationGuideFunctions
{
    internal const string Route = "docs/migration";
    private const string Resource = "GraphMcp.Functions.migration.md";

    /// <summary>Answers with the text.</summary>
    [Function("GetMigrationGuide")]
    public static IActionResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request)
    {
        using var text = new StreamReader(typeof(MigrationGuideFunctions).Assembly.GetManifestResourceStream(Resource)!);
        return new TextAnswer(text.ReadToEnd(), "text/markdown; charset=utf-8");
    }
}
