using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Text;

/// <summary>Marks the paragraphs of a text that name the database; nothing is removed.</summary>
public sealed class TextEdits : IEditStrategy
{
    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats => ["text"];

    /// <inheritdoc/>
    public EditProposal Propose(EditRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (text, markup) = (request.Document.Text, TextMarkup.Of(request.Path));
        var passages = TextPassages.Of(text, markup, request.Database.Name);
        var marker = markup.Marker(request.Database.Name);
        return new EditProposal(PassageAnnotator.Annotate(text, passages, new ReferenceIndex(request.References), marker), []);
    }
}
