namespace GraphMcp.Functions.Http;

/// <summary>That the app runs.</summary>
/// <param name="Status">Always <c>healthy</c>: whoever is not does not answer.</param>
public sealed record HealthStatus(string Status);
