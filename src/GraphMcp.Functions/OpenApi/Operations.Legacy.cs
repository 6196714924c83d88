using GraphMcp.Workflows.Compatibility;

namespace GraphMcp.Functions.OpenApi;

internal static partial class Operations
{
    private static Dictionary<string, Operation> Legacy() =>
        new(StringComparer.Ordinal)
        {
            ["LegacyStartWorkflow"] = Old(
                "Starts what the host's defaults describe",
                Body.Texts("workflow_id", "status"),
                400,
                409,
                413,
                415
            ) with
            {
                Request = Body.Of<LegacyStartRequest>(),
            },
            ["LegacyStartDecommission"] = Old("Starts a decommission", Body.Texts("workflow_id", "status"), 400, 409, 413, 415) with
            {
                Request = Body.Of<LegacyStartRequest>(),
            },
            ["LegacyStopWorkflow"] = Old("Stops a workflow", Body.Object(), 404),
            ["LegacyGetWorkflow"] = Old("Shows how a workflow is", Body.Object(), 404),
            ["LegacyGetWorkflowStatus"] = Old("Shows how a workflow is", Body.Object(), 404),
            ["GetMigrationGuide"] = new("Old contract", "Shows how to come from the old contract", Body.Content("text/markdown")),
        };

    private static Operation Old(string summary, Body answer, params int[] problems) =>
        new("Old contract", summary, answer, [.. problems, 410]) { IsDeprecated = true };
}
