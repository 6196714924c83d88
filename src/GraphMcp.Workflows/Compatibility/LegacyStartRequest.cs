using System.Text.Json;
using System.Text.Json.Serialization;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;

namespace GraphMcp.Workflows.Compatibility;

/// <summary>What the old start route may be sent; whatever is omitted comes from <c>Workflows:Defaults</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record LegacyStartRequest
{
    /// <summary>Gets the database to retire: the parameter <c>database</c>.</summary>
    [JsonPropertyName("database_name")]
    public string? DatabaseName { get; init; }

    /// <summary>Gets where the files come from; one at most, since a workflow has one source.</summary>
    [JsonPropertyName("repositories")]
    public IReadOnlyList<string>? Repositories { get; init; }

    /// <summary>Gets who was told on Slack: kept as the label <c>slack_channel</c>, by which a webhook can do it.</summary>
    [JsonPropertyName("slack_channel")]
    public string? SlackChannel { get; init; }

    /// <summary>Returns the request that it means now.</summary>
    /// <param name="template">The template that the route stands for; null leaves it to the defaults.</param>
    /// <exception cref="WorkflowRequestException">It names more than one repository.</exception>
    public WorkflowRequest ToRequest(string? template) =>
        new()
        {
            Template = template,
            Parameters = DatabaseName is null
                ? null
                : new Dictionary<string, JsonElement>(StringComparer.Ordinal)
                {
                    ["database"] = JsonSerializer.SerializeToElement(DatabaseName),
                },
            Source = Repositories switch
            {
                null or [] => null,
                [var only] => new SourceRequest { Uri = only },
                _ => throw new WorkflowRequestException("A workflow has one source: start one for each repository."),
            },
            Labels = SlackChannel is null
                ? null
                : new Dictionary<string, string>(StringComparer.Ordinal) { ["slack_channel"] = SlackChannel },
        };
}
