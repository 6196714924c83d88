using System.Text;
using GraphMcp.Processing.Diffs;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits;

/// <summary>Edits one file with the strategy of its format and keeps only what still parses.</summary>
/// <remarks>Pure: it writes nothing. Every exact or variant reference of the request is removed, annotated or left with a reason.</remarks>
public sealed class FileEditor
{
    private const string DoesNotParse = "does-not-parse";

    private readonly Dictionary<string, IEditStrategy> _strategies;
    private readonly Dictionary<string, ISyntaxCheck> _checks;

    /// <summary>Takes the strategies and checks; of two for one format the first counts.</summary>
    public FileEditor(IEnumerable<IEditStrategy> strategies, IEnumerable<ISyntaxCheck> checks)
    {
        _strategies = ByFormat(strategies, strategy => strategy.Formats);
        _checks = ByFormat(checks, check => check.Formats);
    }

    /// <summary>Edits the file as far as it is safe.</summary>
    /// <param name="request">The file and its references.</param>
    /// <param name="content">The file's bytes, to count changed lines by.</param>
    /// <param name="scanner">Finds what an edit leaves in its replacement.</param>
    public EditOutcome Edit(EditRequest request, ReadOnlySpan<byte> content, ReferenceScanner scanner)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(scanner);
        var all = Counted(request.References);
        if (all.Count == 0)
        {
            return EditOutcome.Nothing([]);
        }

        if (!_strategies.TryGetValue(request.Classification.Format, out var strategy))
        {
            return EditOutcome.Nothing(LeaveAll(all, "no-strategy", "Files of this format are searched and reported, not edited yet."));
        }

        if (FindError(request, request.Document.Text) is { } error)
        {
            return EditOutcome.Nothing(LeaveUnparsed(all, strategy.Propose(request), error));
        }

        var proposal = strategy.Propose(request);
        var selection = new EditSelection(request.Document.Text, proposal.Edits, text => FindError(request, text));
        var edited = EditedText.Apply(request.Document.Text, selection.Accepted);
        if (edited.Text.Equals(request.Document.Text, StringComparison.Ordinal))
        {
            return EditOutcome.Nothing(LeftOf(all, [], proposal, selection));
        }

        if (TryEncode(request, edited.Text) is not { } newContent)
        {
            return EditOutcome.Nothing(
                LeaveAll(all, "cannot-encode", "The edited text holds characters that the file's encoding has no place for.")
            );
        }

        var fates = ReferenceFates.Of(all, edited, scanner.Scan(request.Document.WithText(edited.Text), request.Classification));
        var left = LeftOf(all, fates, proposal, selection);
        var lines = LineDiff.Of(content, newContent);
        var change = new FileChange(
            strategy.Name,
            lines.LinesAdded,
            lines.LinesRemoved,
            fates.Values.Count(fate => fate == ReferenceFate.Removed),
            fates.Values.Count(fate => fate == ReferenceFate.Annotated)
        );
        return new EditOutcome(newContent, change, left);
    }

    /// <summary>Returns null when a text parses in a format, or has no syntax to check; else what is wrong.</summary>
    public string? FindError(string path, string format, string text) =>
        _checks.TryGetValue(format, out var check) ? check.FindError(path, text) : null;

    private string? FindError(EditRequest request, string text) => FindError(request.Path, request.Classification.Format, text);

    private static List<Reference> Counted(IEnumerable<Reference> references) =>
        [
            .. references.Where(each =>
                each.Tier != ReferenceTier.Possible && each.Kind is not (ReferenceKind.Annotation or ReferenceKind.Path)
            ),
        ];

    private static LeftReference[] LeaveAll(IEnumerable<Reference> references, string code, string reason) =>
        [.. references.Select(each => LeaveInactive(each) ?? new LeftReference(each, code, reason))];

    /// <summary>A strategy may know better than the check why its format's syntax is not met (a template).</summary>
    private static LeftReference[] LeaveUnparsed(List<Reference> all, EditProposal proposal, string error)
    {
        var known = proposal.Left.Where(left => left.Code != DoesNotParse).ToDictionary(left => left.Reference);
        var left = LeaveAll(all, DoesNotParse, $"The file does not parse, so it is not edited: {error}");
        return Array.ConvertAll(left, each => known.GetValueOrDefault(each.Reference, each));
    }

    /// <summary>Returns every reference that is still there, with the reason nearest to what was tried.</summary>
    private static LeftReference[] LeftOf(
        List<Reference> all,
        Dictionary<Reference, ReferenceFate> fates,
        EditProposal proposal,
        EditSelection selection
    )
    {
        var reasons = new Dictionary<Reference, LeftReference>();
        foreach (var left in selection.Left.Concat(proposal.Left))
        {
            reasons.TryAdd(left.Reference, left);
        }

        return
        [
            .. all.Where(each => fates.GetValueOrDefault(each) == ReferenceFate.Left)
                .Select(each =>
                    reasons.GetValueOrDefault(each)
                    ?? LeaveInactive(each)
                    ?? new LeftReference(each, "no-safe-edit", "No edit is known here that surely leaves the rest of the file working.")
                ),
        ];
    }

    private static LeftReference? LeaveInactive(Reference reference) =>
        reference.IsActive ? null : new LeftReference(reference, "inactive-reference", ReasonOf(reference.Kind));

    private static string ReasonOf(ReferenceKind kind) =>
        kind switch
        {
            ReferenceKind.Comment => "It stands in a comment, which nothing evaluates.",
            ReferenceKind.Guard => "It stands in a check that refuses the database, which has to stay as long as the name may come up.",
            _ => "It stands in text for people.",
        };

    private static byte[]? TryEncode(EditRequest request, string text)
    {
        try
        {
            return request.Document.Encode(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    private static Dictionary<string, T> ByFormat<T>(IEnumerable<T> all, Func<T, IEnumerable<string>> formatsOf)
    {
        var byFormat = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var each in all)
        {
            foreach (var format in formatsOf(each))
            {
                byFormat.TryAdd(format, each);
            }
        }

        return byFormat;
    }
}
