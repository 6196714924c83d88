namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>Which batches of a workflow are asked for; a condition that is null does not count.</summary>
/// <param name="StepId">Of this process step.</param>
/// <param name="State">In this state.</param>
/// <param name="Top">How many at most, 1 to <see cref="MostTop"/>.</param>
/// <param name="Token">The <see cref="BatchPage.Next"/> of the page before; null for the first page.</param>
public sealed record BatchQuery(string? StepId = null, BatchState? State = null, int Top = BatchQuery.DefaultTop, string? Token = null)
{
    /// <summary>How many are returned by default.</summary>
    public const int DefaultTop = 50;

    /// <summary>How many are returned at most.</summary>
    public const int MostTop = 500;
}
