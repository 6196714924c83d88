using System.Text.Json;
using System.Text.Json.Serialization;
using GraphMcp.Workflows.Sources;

namespace GraphMcp.Workflows.Management;

/// <summary>What a caller asks to be run; omitted fields come from <c>Workflows:Defaults</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record WorkflowRequest
{
    /// <summary>Gets the id to run under, <c>[A-Za-z0-9._-]{1,100}</c>; omitted, one is made up.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the template's name.</summary>
    public string? Template { get; init; }

    /// <summary>Gets the template's parameters.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Parameters { get; init; }

    /// <summary>Gets where the files come from; in JSON, a string is its URI.</summary>
    [JsonConverter(typeof(SourceRequestConverter))]
    public SourceRequest? Source { get; init; }

    /// <summary>Gets the several sources that the files come from, 1 to 100, in the place of <see cref="Source"/>; in JSON, a string is a source's URI.</summary>
    [JsonConverter(typeof(SourceRequestsConverter))]
    public IReadOnlyList<SourceRequest>? Sources { get; init; }

    /// <summary>Gets the folder (absolute, or a <c>file:</c> URI) that the report goes to; omitted, a folder of the workflow's id below <c>Workflows:Output</c>.</summary>
    public string? Output { get; init; }

    /// <summary>Gets how edits that are applied to repositories become branches; omitted, <c>graphmcp/{id}</c>, not pushed.</summary>
    public ResultBranch? Git { get; init; }

    /// <summary>Gets how files are cut into batches.</summary>
    public BatchPolicyRequest? Batches { get; init; }

    /// <summary>Gets how many batches are in flight at once, 1 to 256; the default is the number of cores.</summary>
    public int? MaxParallelBatches { get; init; }

    /// <summary>Gets how many files may fail.</summary>
    public ToleratedFailuresRequest? ToleratedFailures { get; init; }

    /// <summary>Gets whether edits are written to the source after the verification; the default is no.</summary>
    public bool? Apply { get; init; }

    /// <summary>Gets labels, by which workflows are found again: at most 32, names <c>[A-Za-z0-9._/-]{1,63}</c>, values up to 256 characters.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Gets where the workflow's events are pushed to.</summary>
    public WebhookRequest? Webhook { get; init; }

    /// <summary>Gets when it starts; until then it is pending. Omitted or past, it starts at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Gets a key, 1 to 256 characters: the same request repeated with the same key gets the first one's id instead of a conflict.</summary>
    public string? IdempotencyKey { get; init; }
}
