using System.Runtime.InteropServices;
using GraphMcp.Processing.Edits;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References;
using GraphMcp.Processing.Serialization;

namespace GraphMcp.Processing.Processors;

/// <summary>Proves the result of a decommission for one file by looking at the file itself.</summary>
internal sealed class FileProof(FileEditor editor, ReferenceScanner scanner)
{
    public IReadOnlyList<Finding> FindFaults(FileToProcess original, ReadOnlyMemory<byte>? edited, ProcessedFile result)
    {
        if (edited is null && result.Change is not null)
        {
            return [Fault("edit-missing", "The result tells of an edit, but there is no edited content.")];
        }

        if (TextDocument.TryDecode(edited ?? original.Content) is not { } document)
        {
            return edited is null && result.State == FileState.Skipped
                ? []
                : [Fault("edited-not-text", "The content is no text any more.")];
        }

        if (edited is not null && editor.FindError(original.Path, result.Classification.Format, document.Text) is { } error)
        {
            return [Fault("edited-does-not-parse", $"The edited file does not parse: {error}")];
        }

        var remaining = scanner.Scan(document, result.Classification);
        return [.. ActiveWithoutFinding(remaining, result), .. Unaccounted(remaining, result)];
    }

    /// <summary>Returns a fault for each active reference that no finding stands for; findings and references are matched by text.</summary>
    private static IEnumerable<Finding> ActiveWithoutFinding(IEnumerable<Reference> remaining, ProcessedFile result)
    {
        var allowed = TextsWithFinding(result);
        foreach (var reference in remaining.Where(each => each.IsActive))
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(allowed, reference.Text, out _);
            if (count-- <= 0)
            {
                yield return new Finding(
                    "active-reference-left",
                    $"'{reference.Text}' is still active in the result, and no finding says so.",
                    reference.Line,
                    KindName.Of(reference.Kind)
                );
            }
        }
    }

    /// <summary>Returns how often each text may remain: once for each finding on a line and kind where the text was.</summary>
    private static Dictionary<string, int> TextsWithFinding(ProcessedFile result)
    {
        var references = result
            .References.Where(each => each.Tier != ReferenceTier.Possible && each.Kind != ReferenceKind.Path)
            .ToLookup(each => (each.Line, KindName.Of(each.Kind)));
        var texts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var findings in result.Findings.GroupBy(each => (each.Line, each.Kind)))
        {
            foreach (var reference in references[findings.Key].OrderByDescending(each => IsNamedBy(findings, each)).Take(findings.Count()))
            {
                texts[reference.Text] = texts.GetValueOrDefault(reference.Text) + 1;
            }
        }

        return texts;
    }

    /// <summary>Of several references of a kind on a line those are left whose text a finding quotes.</summary>
    private static bool IsNamedBy(IEnumerable<Finding> findings, Reference reference) =>
        findings.Any(each => each.Message.Contains($"'{reference.Text}'", StringComparison.Ordinal));

    /// <summary>Returns a fault when references got lost: each must have been removed or annotated, or be there.</summary>
    private static IEnumerable<Finding> Unaccounted(IReadOnlyCollection<Reference> remaining, ProcessedFile result)
    {
        var before = result.References.Count(each => each.Tier != ReferenceTier.Possible && IsInText(each));
        var (removed, annotated) = (result.Change?.RemovedReferences ?? 0, result.Change?.AnnotatedReferences ?? 0);
        // Without its surroundings a reference may be no more than possible: it is there all the same.
        var after = remaining.Count(IsInText);
        if (before > after + removed + annotated)
        {
            yield return Fault(
                "references-unaccounted",
                $"{before} references were found, {removed} removed and {annotated} annotated, but only {after} remain."
            );
        }
    }

    private static bool IsInText(Reference reference) => reference.Kind is not (ReferenceKind.Annotation or ReferenceKind.Path);

    private static Finding Fault(string code, string message) => new(code, message, 1, "file");
}
