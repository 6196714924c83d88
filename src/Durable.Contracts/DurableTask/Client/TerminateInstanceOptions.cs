namespace Microsoft.DurableTask.Client;

/// <summary>How an orchestration is terminated.</summary>
/// <param name="Output">What it gets as its output. Default: nothing.</param>
/// <param name="Recursive">Whether its sub-orchestrations are terminated too. Default: no.</param>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
