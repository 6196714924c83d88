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
        // MDX knows no HTML comments.
        var isMdx = request.Path.EndsWith(".mdx", StringComparison.OrdinalIgnoreCase);
        MarkdownRendering? rendering = null;
        List<ProposedEdit> kept = [];
        // A marker may part what was one passage, or make room for one that had none: a second run over the result must find nothing to do.
        while (Offer(request, kept) is { Count: > 0 } offered)
        {
            rendering ??= new MarkdownRendering(request.Document.Text, DecommissionMarker.Markdown(request.Database.Name));
            var gained = isMdx ? [] : rendering.KeptBeside(kept, offered);
            if (gained.Count == 0)
            {
                return new EditProposal(kept, [.. offered.SelectMany(edit => edit.Handles).Select(NoPlace)]);
            }

            kept = [.. kept.Concat(gained).OrderBy(edit => edit.Offset)];
        }

        return new EditProposal(kept, []);
    }

    /// <summary>Returns the markers that the text still lacks with those kept so far; each place and each reference is offered once.</summary>
    private static List<ProposedEdit> Offer(EditRequest request, List<ProposedEdit> kept)
    {
        var (text, name) = (request.Document.Text, request.Database.Name);
        var edited = EditedText.Apply(text, kept);
        var passages = MarkdownPassages.Of(edited.Text, name).Select(passage => passage.Before(edited));
        var handled = kept.SelectMany(edit => edit.Handles).ToHashSet();
        return
        [
            .. PassageAnnotator
                .Annotate(text, passages, new ReferenceIndex(request.References), DecommissionMarker.Markdown(name))
                .Where(edit => kept.TrueForAll(other => other.Offset != edit.Offset))
                .Select(edit => edit with { Handles = [.. edit.Handles.Where(each => !handled.Contains(each))] }),
        ];
    }

    private static LeftReference NoPlace(Reference reference) =>
        new(reference, "no-place-for-marker", "A marker before this passage would change how the document is rendered.");
}
