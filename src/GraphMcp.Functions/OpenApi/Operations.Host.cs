using GraphMcp.Functions.Http;

namespace GraphMcp.Functions.OpenApi;

internal static partial class Operations
{
    private static Dictionary<string, Operation> Host() =>
        new(StringComparer.Ordinal)
        {
            ["Health"] = new("Host", "Answers as long as the app does", Body.Of<HealthStatus>()),
            ["Ready"] = new(
                "Host",
                "Tells whether the task hub and the workspace answer; 503, with the same body, where one does not",
                Body.Of<ReadyStatus>(),
                503
            ),
            ["GetOpenApi"] = new("Host", "Shows this document", Body.Object()),
        };
}
