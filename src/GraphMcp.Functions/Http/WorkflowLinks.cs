namespace GraphMcp.Functions.Http;

/// <summary>Where what belongs to a workflow is found, as paths on the same host.</summary>
/// <param name="Self">The workflow itself.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Batches">Its batches.</param>
/// <param name="Events">Its events.</param>
/// <param name="Errors">Its errors.</param>
/// <param name="Checkpoints">Its checkpoints.</param>
/// <param name="Report">Its report.</param>
/// <param name="Pause">Pauses it (POST).</param>
/// <param name="Resume">Resumes it (POST).</param>
/// <param name="Stop">Stops it (POST).</param>
/// <param name="Redrive">Starts a run over what failed of it (POST).</param>
public sealed record WorkflowLinks(
    string Self,
    string Steps,
    string Batches,
    string Events,
    string Errors,
    string Checkpoints,
    string Report,
    string Pause,
    string Resume,
    string Stop,
    string Redrive
)
{
    internal static WorkflowLinks Of(string self) =>
        new(
            self,
            $"{self}/steps",
            $"{self}/batches",
            $"{self}/events",
            $"{self}/errors",
            $"{self}/checkpoints",
            $"{self}/report",
            $"{self}/pause",
            $"{self}/resume",
            $"{self}/stop",
            $"{self}/redrive"
        );
}
