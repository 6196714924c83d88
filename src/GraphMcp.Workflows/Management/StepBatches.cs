namespace GraphMcp.Workflows.Management;

/// <summary>The batches of a process step.</summary>
/// <param name="Planned">Those planned so far.</param>
/// <param name="Committed">Those with a committed result, whole or in parts.</param>
public sealed record StepBatches(int Planned, int Committed);
