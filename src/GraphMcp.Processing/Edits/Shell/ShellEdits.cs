using GraphMcp.Processing.Edits.Shell.Syntax;

namespace GraphMcp.Processing.Edits.Shell;

/// <summary>Removes commands, words, branches and functions that are about the database from shell scripts.</summary>
public sealed class ShellEdits : IEditStrategy
{
    /// <inheritdoc/>
    public string Name => "shell";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats => ["shell"];

    /// <inheritdoc/>
    public EditProposal Propose(EditRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var script = ShellScript.Parse(request.Document.Text);
        return script.Error is null ? new ShellPlan(script, request).Propose() : new EditProposal([], []);
    }
}
