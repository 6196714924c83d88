namespace GraphMcp.Workflows.Checkpoints;

/// <summary>A workflow that took over what another one had finished.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">How it came about.</param>
/// <param name="CheckpointId">The checkpoint that was restored, or null.</param>
/// <param name="CreatedAt">When it was asked for.</param>
public sealed record WorkflowChild(string Id, LineageKind Kind, string? CheckpointId, DateTimeOffset CreatedAt);
