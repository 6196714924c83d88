namespace GraphMcp.Cli.Hubs;

/// <summary>A blob that a trigger gave up.</summary>
/// <param name="Blob">Its name in the container or folder.</param>
/// <param name="Source">The function, the connection and the container: <c>blob:FUNCTION:CONNECTION/CONTAINER</c>.</param>
/// <param name="Version">Its ETag then; another one is tried anew.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="At">When it was given up.</param>
/// <param name="Reason">Why the last attempt failed.</param>
internal sealed record GivenUpBlob(string Blob, string Source, string Version, int Attempts, DateTimeOffset At, string? Reason);
