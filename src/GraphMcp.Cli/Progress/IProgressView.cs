using GraphMcp.Workflows.Management;

namespace GraphMcp.Cli.Progress;

/// <summary>Shows a workflow's way to whoever waits for it.</summary>
internal interface IProgressView
{
    /// <summary>Shows each state as it comes, until there are no more; returns the last one.</summary>
    Task<WorkflowStatus> ShowAsync(IAsyncEnumerable<WorkflowStatus> states);
}
