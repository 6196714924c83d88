using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Structures;

/// <summary>Cuts elements out of a list in brackets (JSON, YAML's flow style, HCL) so that separators and layout of the others stay.</summary>
internal sealed class SeparatedList(TextLayout layout, IReadOnlyList<ListElement> elements)
{
    /// <summary>Returns the splices that remove neighbouring elements, of which at least one other element of the list is none.</summary>
    public List<Splice> Remove(int first, int count)
    {
        var splices = new List<Splice>();
        var isTail = first + count == elements.Count;
        if (isTail && elements[^1].Comma is null && elements[first - 1].Comma is { } comma)
        {
            splices.Add(new Splice(comma, comma + 1));
        }

        for (var i = first; i < first + count; i++)
        {
            splices.Add(Cut(elements[i].WithComma, isTail));
        }

        return splices;
    }

    /// <summary>Returns the splices that remove every element, and what stands between them unless it holds a comment that is about more.</summary>
    /// <param name="interior">What stands between the brackets.</param>
    public List<Splice> Empty(TextRange interior) =>
        HasOtherComment(interior)
            ? [.. elements.Select(element => Cut(element.WithComma, isTail: true))]
            : [new Splice(interior.Start, interior.End)];

    private bool HasOtherComment(TextRange interior)
    {
        var at = interior.Start;
        foreach (var element in elements)
        {
            if (layout.HasOtherComment(at, element.Span.Start))
            {
                return true;
            }

            at = element.Span.End;
        }

        return layout.HasOtherComment(Math.Min(layout.LineEnd(at), interior.End), interior.End);
    }

    private Splice Cut(TextRange element, bool isTail)
    {
        if (layout.HasOwnLines(element))
        {
            return layout.WholeLines(element);
        }

        return isTail || layout.EndsLine(element.End)
            ? new Splice(layout.SkipBlanksBack(element.Start), element.End)
            : new Splice(element.Start, layout.SkipBlanks(element.End));
    }
}
