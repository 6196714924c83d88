namespace GraphMcp.Processing.Edits;

/// <summary>Chooses from proposed edits those after which the text still parses.</summary>
internal sealed class EditSelection
{
    private readonly string _text;
    private readonly Func<string, string?> _findError;
    private readonly List<LeftReference> _left = [];

    public EditSelection(string text, IReadOnlyList<ProposedEdit> edits, Func<string, string?> findError)
    {
        (_text, _findError) = (text, findError);
        var candidates = WithoutOverlaps(edits);
        Accepted = [];
        if (candidates.Count > 0)
        {
            Choose(Accepted, candidates);
        }
    }

    /// <summary>Gets the edits to apply, by offset.</summary>
    public List<ProposedEdit> Accepted { get; }

    /// <summary>Gets the references of the others, each with its reason.</summary>
    public IReadOnlyList<LeftReference> Left => _left;

    private List<ProposedEdit> WithoutOverlaps(IReadOnlyList<ProposedEdit> edits)
    {
        var chosen = new List<ProposedEdit>();
        var end = 0;
        foreach (var edit in edits.OrderBy(each => each.Offset).ThenBy(each => each.Length))
        {
            if (edit.Offset < end || edit.Length < 0 || edit.Offset + edit.Length > _text.Length)
            {
                Leave(edit, "edits-overlap", "Its edit overlaps with another one.");
                continue;
            }

            chosen.Add(edit);
            end = edit.Offset + edit.Length;
        }

        return chosen;
    }

    /// <summary>Adds to the chosen ones every candidate that parses with them; halves spare most of the tries.</summary>
    private void Choose(List<ProposedEdit> chosen, List<ProposedEdit> candidates)
    {
        if (Parses([.. chosen, .. candidates]))
        {
            chosen.AddRange(candidates);
        }
        else if (candidates is [var only])
        {
            Leave(only, "edit-would-not-parse", "Without it the file would no longer parse.");
        }
        else
        {
            var half = candidates.Count / 2;
            Choose(chosen, candidates[..half]);
            Choose(chosen, candidates[half..]);
        }
    }

    private bool Parses(List<ProposedEdit> edits) => _findError(EditedText.Apply(_text, edits).Text) is null;

    private void Leave(ProposedEdit edit, string code, string reason) =>
        _left.AddRange(edit.Handles.Select(reference => new LeftReference(reference, code, reason)));
}
