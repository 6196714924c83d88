namespace GraphMcp.Workflows.Management;

/// <summary>A workflow in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Template">The template's name.</param>
/// <param name="State">Its state.</param>
/// <param name="Suspended">Whether the Durable management API has suspended the instance.</param>
/// <param name="CreatedAt">When it was accepted.</param>
/// <param name="Source">The URI of the source.</param>
/// <param name="Output">The URI of the folder that the report goes to.</param>
public sealed record WorkflowSummary(
    string Id,
    string Template,
    WorkflowRunState State,
    bool Suspended,
    DateTimeOffset CreatedAt,
    string Source,
    string Output
)
{
    /// <summary>Gets whether the workflow has ended, one way or another.</summary>
    public bool IsFinished => State.IsFinal();
}
