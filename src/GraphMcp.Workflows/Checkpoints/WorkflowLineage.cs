namespace GraphMcp.Workflows.Checkpoints;

/// <summary>Where a workflow comes from that takes over what another one has finished.</summary>
/// <param name="Kind">How it came about.</param>
/// <param name="ParentId">The workflow whose finished results it takes over.</param>
/// <param name="CheckpointId">The checkpoint that was restored, or null.</param>
/// <param name="ChangedOnly">Whether files whose content has changed since are done again.</param>
public sealed record WorkflowLineage(LineageKind Kind, string ParentId, string? CheckpointId = null, bool ChangedOnly = false);
