namespace GraphMcp.Processing.Edits.Sql;

/// <summary>Removes statements, list items and whole sessions that are about the database from SQL scripts.</summary>
public sealed class SqlEdits : IEditStrategy
{
    /// <inheritdoc/>
    public string Name => "sql-statement";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats => ["sql"];

    /// <inheritdoc/>
    public EditProposal Propose(EditRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var script = SqlScript.Parse(request.Document.Text);
        return script.Error is null ? new SqlPlan(script, request).Propose() : new EditProposal([], []);
    }
}
