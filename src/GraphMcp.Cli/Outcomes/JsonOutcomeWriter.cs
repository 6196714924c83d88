using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Cli.Outcomes;

/// <summary>Writes the outcome as one JSON document, for programs.</summary>
internal sealed class JsonOutcomeWriter(TextWriter writer) : IOutcomeWriter
{
    public void Write(RunOutcome outcome)
    {
        var status = outcome.Status;
        var document = new Document(
            status.Id,
            status.Template,
            status.State,
            status.StartedAt,
            status.FinishedAt,
            outcome.Totals,
            Outputs.Of(outcome),
            status.Failure,
            outcome.ResumeCommand,
            outcome.ExitCode
        );
        writer.WriteLine(JsonSerializer.Serialize(document, WorkflowJson.Indented));
    }

    private sealed record Document(
        string WorkflowId,
        string Template,
        WorkflowRunState State,
        DateTimeOffset? StartedAt,
        DateTimeOffset? FinishedAt,
        ReportTotals? Totals,
        Outputs Outputs,
        WorkflowFailure? Failure,
        string? ResumeCommand,
        int ExitCode
    );
}
