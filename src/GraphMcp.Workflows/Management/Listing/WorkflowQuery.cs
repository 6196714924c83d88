namespace GraphMcp.Workflows.Management.Listing;

/// <summary>Which workflows are asked for; a condition that is null or empty does not count.</summary>
/// <param name="States">In one of these states.</param>
/// <param name="Template">Of this template.</param>
/// <param name="Labels">With all of these labels.</param>
/// <param name="Top">How many at most, 1 to <see cref="MostTop"/>.</param>
/// <param name="Token">The <see cref="WorkflowPage.Next"/> of the page before; null for the first page.</param>
public sealed record WorkflowQuery(
    IReadOnlyCollection<WorkflowRunState>? States = null,
    string? Template = null,
    IReadOnlyDictionary<string, string>? Labels = null,
    int Top = WorkflowQuery.DefaultTop,
    string? Token = null
)
{
    /// <summary>How many are returned by default.</summary>
    public const int DefaultTop = 50;

    /// <summary>How many are returned at most.</summary>
    public const int MostTop = 500;
}
