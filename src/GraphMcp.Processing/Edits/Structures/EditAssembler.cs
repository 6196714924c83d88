using GraphMcp.Processing.Edits.Spans;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Structures;

/// <summary>Turns groups of splices that belong together into edits that do not overlap, and keeps the blank lines around them in order.</summary>
/// <param name="layout">The text.</param>
/// <param name="references">Every reference in it.</param>
/// <param name="openEnds">Where values end that the line endings after them belong to.</param>
internal sealed class EditAssembler(TextLayout layout, IReadOnlyList<Reference> references, IReadOnlySet<int>? openEnds = null)
{
    private readonly ReferenceIndex _references = new(references);
    private readonly BlankLines _blanks = new(layout, openEnds ?? new HashSet<int>());

    /// <summary>Returns one edit per group; groups whose edits would overlap become one.</summary>
    /// <param name="groups">Each group's splices apply together or not at all; an empty group is none.</param>
    public IReadOnlyList<ProposedEdit> Assemble(IEnumerable<IReadOnlyList<Splice>> groups)
    {
        var parts = groups.SelectMany((group, index) => group.Select(splice => new Part(splice, [index]))).ToList();
        var tidied = Merge(Merge(parts, AreOneGap).ConvertAll(part => part with { Splice = _blanks.Tidy(part.Splice) }), Overlap);
        return Join(tidied).ConvertAll(ToEdit);
    }

    private static List<Part> Merge(List<Part> parts, Func<Splice, Splice, bool> belongTogether)
    {
        var merged = new List<Part>();
        foreach (var part in parts.OrderBy(part => part.Splice.Start).ThenBy(part => part.Splice.End))
        {
            if (merged.Count > 0 && belongTogether(merged[^1].Splice, part.Splice))
            {
                merged[^1] = merged[^1].With(part);
            }
            else
            {
                merged.Add(part);
            }
        }

        return merged;
    }

    private bool AreOneGap(Splice left, Splice right) => Overlap(left, right) || _blanks.AreOneGap(left, right);

    private static bool Overlap(Splice left, Splice right) => left.IsDeletion && right.IsDeletion && right.Start < left.End;

    /// <summary>Parts of one group become one edit, together with every part that lies between them.</summary>
    private static List<List<Part>> Join(List<Part> parts)
    {
        var lastOfGroup = new Dictionary<int, int>();
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var group in parts[i].Groups)
            {
                lastOfGroup[group] = i;
            }
        }

        var edits = new List<List<Part>>();
        var first = 0;
        while (first < parts.Count)
        {
            var last = first;
            for (var i = first; i <= last; i++)
            {
                last = Math.Max(last, parts[i].Groups.Max(group => lastOfGroup[group]));
            }

            edits.Add(parts[first..(last + 1)]);
            first = last + 1;
        }

        return edits;
    }

    private ProposedEdit ToEdit(List<Part> parts)
    {
        var (start, at) = (parts[0].Splice.Start, parts[0].Splice.Start);
        var replacement = new System.Text.StringBuilder();
        foreach (var splice in parts.Select(part => part.Splice))
        {
            replacement.Append(layout.Text, at, splice.Start - at).Append(splice.Replacement);
            at = splice.End;
        }

        var handled = parts.SelectMany(part => _references.In(part.Splice.Span));
        return new ProposedEdit(start, at - start, replacement.ToString(), [.. handled]);
    }

    private sealed record Part(Splice Splice, HashSet<int> Groups)
    {
        public Part With(Part other) => new(Splice with { End = Math.Max(Splice.End, other.Splice.End) }, [.. Groups, .. other.Groups]);
    }
}
