using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Batches.Reading;
using GraphMcp.Workflows.Errors.Patterns;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Functions.OpenApi;

internal static partial class Operations
{
    private static Body ReportContent =>
        Body.Content(
            "application/json",
            "text/html",
            "text/markdown",
            "text/x-diff",
            "application/sarif+json",
            "text/csv",
            "application/xml"
        );

    private static Dictionary<string, Operation> Details() =>
        new(StringComparer.Ordinal)
        {
            ["ListSteps"] = new("Steps", "Lists the steps of a workflow", Body.Of<StepList>(), 404),
            ["GetStep"] = new("Steps", "Shows one step", Body.Of<StepDetails>(), 404),
            ["ListBatches"] = new("Batches", "Lists the batches of a workflow in the order of its plan", Body.Of<BatchPage>(), 400, 404)
            {
                Parameters = [new("step", "Only those of this step."), new("state", "Only those in this state."), Top, Token],
            },
            ["GetBatch"] = new("Batches", "Shows one batch and its failed files", Body.Of<BatchDetails>(), 400, 404),
            ["GetWorkflowErrors"] = new("Errors", "Shows a workflow's failures by pattern", Body.Of<WorkflowErrorReport>(), 404),
            ["GetReport"] = new("Reports", "Hands out the report", ReportContent, 400, 404, 406)
            {
                Parameters = [new("format", $"One of {ReportFormat.Names}; else the Accept header says.")],
            },
            ["GetReportFile"] = new("Reports", "Hands out a file of the report by its name", ReportContent, 404),
        };
}
