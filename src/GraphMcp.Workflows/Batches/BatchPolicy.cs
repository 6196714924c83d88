namespace GraphMcp.Workflows.Batches;

/// <summary>How the plan cuts files into batches.</summary>
/// <param name="MaxFiles">Files in a batch; 1 to 1000, default 200.</param>
/// <param name="MaxBytes">Bytes in a batch, default 8 MiB; a larger file is a batch of its own.</param>
/// <param name="MaxFileBytes">Bytes of the largest file that is processed, default 16 MiB; larger ones are skipped with the reason <c>too-large</c>.</param>
public sealed record BatchPolicy(int MaxFiles = 200, long MaxBytes = 8 << 20, long MaxFileBytes = 16 << 20);
