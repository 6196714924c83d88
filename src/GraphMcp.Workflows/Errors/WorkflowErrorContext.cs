namespace GraphMcp.Workflows.Errors;

/// <summary>Where an error happened, as far as it is known.</summary>
public sealed record WorkflowErrorContext
{
    /// <summary>Gets the workflow's id.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Gets the step's id in the template.</summary>
    public string? StepId { get; init; }

    /// <summary>Gets the batch's id, <c>{workflowId}/{shard}/{batch}</c>.</summary>
    public string? BatchId { get; init; }

    /// <summary>Gets the file's relative path.</summary>
    public string? File { get; init; }

    /// <summary>Gets the attempt, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>Fills what is not known here with what a wider place knows.</summary>
    internal WorkflowErrorContext Within(WorkflowErrorContext wider) =>
        new()
        {
            WorkflowId = WorkflowId ?? wider.WorkflowId,
            StepId = StepId ?? wider.StepId,
            BatchId = BatchId ?? wider.BatchId,
            File = File ?? wider.File,
            Attempt = Attempt ?? wider.Attempt,
        };
}
