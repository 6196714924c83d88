using GraphMcp.Workflows.Checkpoints;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Purging;

namespace GraphMcp.Functions.OpenApi;

internal static partial class Operations
{
    private static Dictionary<string, string> NewWorkflow => new(StringComparer.Ordinal) { ["Location"] = "The new workflow." };

    private static Dictionary<string, Operation> Lineage() =>
        new(StringComparer.Ordinal)
        {
            ["SaveCheckpoint"] = new("Checkpoints", "Saves a checkpoint", Body.Of<Checkpoint>(), 400, 404, 409, 410, 413, 415)
            {
                Status = 201,
                Request = Body.Of<CheckpointRequest>(),
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = "The checkpoint." },
            },
            ["ListCheckpoints"] = new(
                "Checkpoints",
                "Lists a workflow's checkpoints",
                Body.Lists(("checkpoints", typeof(Checkpoint))),
                404
            ),
            ["GetCheckpoint"] = new("Checkpoints", "Shows a checkpoint", Body.Of<Checkpoint>(), 404),
            ["RestoreCheckpoint"] = new(
                "Checkpoints",
                "Starts a workflow that takes over what was finished at a checkpoint",
                Body.Texts("id"),
                400,
                404,
                409,
                410,
                413,
                415
            )
            {
                Status = 202,
                Request = Body.Of<RestoreRequest>(),
                Headers = NewWorkflow,
            },
            ["RedriveWorkflow"] = new(
                "Control",
                "Starts a run over what a finished workflow has left",
                Body.Texts("id"),
                400,
                404,
                409,
                410,
                413,
                415
            )
            {
                Status = 202,
                Request = Body.Of<RedriveRequest>(),
                Headers = NewWorkflow,
            },
            ["PurgeWorkflow"] = new("Purge", "Purges a finished workflow", Body.Texts("id"), 404, 409),
            ["PurgeExpiredWorkflows"] = new("Purge", "Purges workflows that finished long ago", Body.Of<PurgeSummary>(), 400)
            {
                Parameters = [new("olderThan", "How long ago, for example `30d` or `12h`; else what the host says.")],
            },
        };
}
