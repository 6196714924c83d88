using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Text;

/// <summary>Marks the top-level blocks of a Markdown document that name the database; nothing is removed and the rest renders as before.</summary>
public sealed class MarkdownEdits : IEditStrategy
{
    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats => ["markdown"];

    /// <inheritdoc/>
    public EditProposal Propose(EditRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (text, marker) = (request.Document.Text, DecommissionMarker.Markdown(request.Database.Name));
        var passages = MarkdownPassages.Of(text, request.Database.Name);
        var edits = PassageAnnotator.Annotate(text, passages, new ReferenceIndex(request.References), marker);
        // MDX knows no HTML comments.
        var isMdx = request.Path.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase);
        var safe = isMdx ? [] : MarkdownRendering.KeptBy(text, edits, marker);
        return new EditProposal(safe, [.. edits.Except(safe).SelectMany(edit => edit.Handles).Select(NoPlace)]);
    }

    private static LeftReference NoPlace(Reference reference) =>
        new(reference, "no-place-for-marker", "A marker before this passage would change how the document is rendered.");
}
