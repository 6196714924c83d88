using System.Text.Json.Serialization;

namespace GraphMcp.Workflows.Management;

/// <summary>Where a workflow's events are pushed to, as CloudEvents.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record WebhookRequest
{
    /// <summary>Gets the absolute http or https URL.</summary>
    public string? Url { get; init; }

    /// <summary>Gets the name of a secret in <c>Workflows:Webhooks:Secrets</c> with which bodies are signed; null signs nothing. Never the secret itself: requests are kept and shown.</summary>
    public string? Secret { get; init; }

    /// <summary>Gets the types of events that are pushed (<c>batch.*</c> takes all of a family); null or empty pushes all.</summary>
    public IReadOnlyList<string>? Types { get; init; }
}
