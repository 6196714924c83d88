using GraphMcp.Functions.Http;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Management.Listing;

namespace GraphMcp.Functions.OpenApi;

internal static partial class Operations
{
    private static Dictionary<string, Operation> Workflows() =>
        new(StringComparer.Ordinal)
        {
            ["StartWorkflow"] = new("Workflows", "Starts a workflow", Body.Of<StartedWorkflow>(), 400, 409, 413, 415)
            {
                Status = 202,
                Request = Body.Of<WorkflowRequest>(),
                Parameters = [new("Idempotency-Key", "The same start repeated with the same key gets the first one's id.", In: "header")],
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = "The workflow." },
            },
            ["ListWorkflows"] = new("Workflows", "Lists workflows, the newest first", Body.Of<WorkflowPage>(), 400)
            {
                Parameters =
                [
                    new("state", "Only those in one of these states.", IsMany: true),
                    new("template", "Only those of this template."),
                    new("label", "Only those with this label, written `name:value`; all of several.", IsMany: true),
                    Top,
                    Token,
                ],
            },
            ["GetWorkflow"] = new("Workflows", "Shows how a workflow is", Body.Of<WorkflowStatus>(), 304, 404)
            {
                Parameters = [new("If-None-Match", "The ETag of an earlier answer; where it holds, 304 without a body.", In: "header")],
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["ETag"] = "Changes with the workflow." },
            },
            ["PauseWorkflow"] = Control("Drains what is in flight and waits"),
            ["ResumeWorkflow"] = Control("Lets a paused workflow go on"),
            ["StopWorkflow"] = Control("Drains what is in flight, reports what was done and ends") with
            {
                Parameters = [new("force", "Ends it without draining and without a report.", "boolean")],
            },
            ["ChangeWorkflow"] = Control("Changes a workflow while it runs", 400, 413, 415) with
            {
                Request = Body.Of<WorkflowChangeRequest>(),
            },
        };

    private static Operation Control(string summary, params int[] problems) =>
        new("Control", summary, Body.Of<ControlledWorkflow>(), [.. problems, 404, 409]) { Status = 202 };
}
