namespace GraphMcp.Workflows.Management.Listing;

/// <summary>A workflow in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Template">The template's name.</param>
/// <param name="State">Its state; a pause or stop that was just asked for may show a moment later than in the status.</param>
/// <param name="Suspended">Whether the Durable management API has suspended the instance.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="StartedAt">When it started, or null.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
/// <param name="Source">The URI of the source.</param>
/// <param name="Output">The URI of the folder that the report goes to.</param>
public sealed record WorkflowListItem(
    string Id,
    string Template,
    WorkflowRunState State,
    bool Suspended,
    IReadOnlyDictionary<string, string> Labels,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string Source,
    string Output
);
