namespace GraphMcp.Workflows.Management.Listing;

/// <summary>What never changes of a workflow: its place in the order of all, and what lists show of its request.</summary>
internal sealed record IndexedWorkflow(
    string Id,
    DateTimeOffset CreatedAt,
    string Template,
    IReadOnlyDictionary<string, string> Labels,
    string Source,
    string Output
)
{
    /// <summary>Gets where it stands: a page goes on behind a key, whatever came or went meanwhile.</summary>
    public IndexKey Key => new(CreatedAt.UtcTicks, Id);

    public static IndexedWorkflow Of(RequestRecord record) =>
        new(
            record.Input.WorkflowId,
            record.CreatedAt,
            record.Input.Template,
            record.Input.Labels,
            record.Input.Source.Uri,
            record.Input.Output
        );

    public bool Matches(WorkflowQuery query) =>
        (query.Template is null || query.Template == Template)
        && (query.Labels ?? WorkflowLabels.None).All(label => Labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
