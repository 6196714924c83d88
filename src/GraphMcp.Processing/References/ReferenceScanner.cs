using System.Buffers;
using System.Text;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References.Lexing;
using GraphMcp.Processing.References.Matching;
using GraphMcp.Processing.References.Places;

namespace GraphMcp.Processing.References;

/// <summary>Finds every reference to a database in a text.</summary>
/// <remarks>Holds no state besides the name: one scanner serves any number of threads.</remarks>
public sealed class ReferenceScanner(DatabaseName database)
{
    private const int ChunkLength = 32 * 1024;

    /// <summary>Longer than a name in UTF-32, so that one which a chunk's end cuts is whole in the next.</summary>
    private const int Overlap = 512;

    private static readonly SourceClassification PathClassification = new(SourceType.Unknown, "unknown", null, 1, "a path");

    private readonly NameMatcher _matcher = new(database);

    /// <summary>Returns false when the bytes cannot hold a reference in any supported encoding: the quick check before decoding.</summary>
    public bool MayContain(ReadOnlySpan<byte> content)
    {
        // Names are ASCII: a byte is a character, once the zeros of UTF-16 and UTF-32 are gone.
        var isWide = content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..];
        var characters = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            while (!content.IsEmpty)
            {
                var chunk = content[..Math.Min(ChunkLength, content.Length)];
                var length = isWide ? CopyWithoutZeros(chunk, characters) : Encoding.Latin1.GetChars(chunk, characters);
                if (_matcher.MayContain(characters.AsSpan(0, length)))
                {
                    return true;
                }

                content = content[(chunk.Length == content.Length ? chunk.Length : ChunkLength - Overlap)..];
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    /// <summary>Returns the references in the text, by offset.</summary>
    public IReadOnlyList<Reference> Scan(TextDocument document, SourceClassification classification)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(classification);
        var matches = _matcher.FindAll(document.Text);
        if (matches.Count == 0)
        {
            return [];
        }

        var spots = Lexer.Locate(document.Text, LexicalRuleTable.For(classification), [.. matches.Select(match => match.Start)]);
        var annotations = Annotations.In(document, classification, database);
        var context = new ReferenceContext(document);
        var references = new List<Reference>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            var place = new Surroundings(document, classification, matches[i], spots[i]);
            references.Add(ReferenceAt(place, ReferenceKinds.Of(place, annotations), context));
        }

        return references;
    }

    /// <summary>Returns the references in a relative path (kind path, line 1, column in the path).</summary>
    public IReadOnlyList<Reference> ScanPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var document = TextDocument.FromText(path);
        return
        [
            .. _matcher
                .FindAll(path)
                .Select(match => new Surroundings(document, PathClassification, match, new LexicalSpot(LexicalPlace.Code, 0, 0, '\0', -1)))
                .Select(place => (place.Match, Certainty.Of(database, place)))
                .Select(found => new Reference(
                    1,
                    found.Match.Start + 1,
                    found.Match.End - found.Match.Start,
                    ReferenceKind.Path,
                    found.Item2.Tier,
                    found.Item2.Confidence,
                    path[found.Match.Start..found.Match.End],
                    "",
                    IsActive: false,
                    Offset: -1
                )),
        ];
    }

    private Reference ReferenceAt(Surroundings place, ReferenceKind kind, ReferenceContext context)
    {
        var (tier, confidence) = Certainty.Of(database, place);
        var match = place.Match;
        // With its affixes where all of them are known words; within a secret never: that would show a part of it.
        var isWhole =
            match.Affixes is AffixVerdict.Database or AffixVerdict.Connection or AffixVerdict.Accessory
            && !context.IsSecret(place.LineNumber, match.IdentifierStart, match.IdentifierEnd);
        var (start, end) = isWhole ? (match.IdentifierStart, match.IdentifierEnd) : (match.Start, match.End);
        var (line, column) = place.PositionOf(start);
        return new Reference(
            line,
            column,
            end - start,
            kind,
            tier,
            confidence,
            place.Text[start..end],
            context.Of(line, start, end),
            IsActive: tier != ReferenceTier.Possible && IsEvaluated(kind),
            start
        );
    }

    private static bool IsEvaluated(ReferenceKind kind) =>
        kind is not (ReferenceKind.Comment or ReferenceKind.Prose or ReferenceKind.Annotation or ReferenceKind.Guard or ReferenceKind.Path);

    private static int CopyWithoutZeros(ReadOnlySpan<byte> content, Span<char> characters)
    {
        var length = 0;
        foreach (var value in content)
        {
            if (value != 0)
            {
                characters[length++] = (char)value;
            }
        }

        return length;
    }
}
