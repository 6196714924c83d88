using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>What the events of one step add up to.</summary>
internal sealed class LegacyStepRun(DateTimeOffset startedAt)
{
    public DateTimeOffset StartedAt { get; } = startedAt;

    public long FilesDone { get; set; }

    public StepState State { get; set; } = StepState.Running;

    /// <summary>Gets or sets when the last progress line was written.</summary>
    public DateTimeOffset? LineAt { get; set; }
}
