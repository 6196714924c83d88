namespace GraphMcp.Workflows.Batches;

/// <summary>Failed files by the code of their error; equal to another one with the same numbers.</summary>
/// <remarks>It passes through history: it tells at most sixteen codes apart, the most frequent ones, and counts all others as <c>other</c>.</remarks>
public sealed class FailureCounts : SortedDictionary<string, int>, IEquatable<FailureCounts>
{
    private const int MostCodes = 16;
    private const string Other = "other";

    /// <summary>Creates counts of nothing.</summary>
    public FailureCounts()
        : base(StringComparer.Ordinal) { }

    private FailureCounts(IEnumerable<KeyValuePair<string, int>> counts)
        : this()
    {
        foreach (var (code, count) in counts)
        {
            this[code] = count + (TryGetValue(code, out var known) ? known : 0);
        }
    }

    /// <inheritdoc/>
    public bool Equals(FailureCounts? other) => other is not null && this.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FailureCounts);

    /// <inheritdoc/>
    public override int GetHashCode() => this.Aggregate(0, HashCode.Combine);

    internal static FailureCounts Of(IEnumerable<FileError?> errors) =>
        Bounded(new FailureCounts(errors.Select(error => KeyValuePair.Create(error?.Code ?? "unknown", 1))));

    internal FailureCounts Plus(FailureCounts more) => Bounded(new FailureCounts(this.Concat(more)));

    private static FailureCounts Bounded(FailureCounts counts) =>
        counts.Count <= MostCodes
            ? counts
            : new FailureCounts(
                counts
                    .OrderByDescending(code => code.Key == Other ? -1 : code.Value)
                    .ThenBy(code => code.Key, StringComparer.Ordinal)
                    .Select((code, place) => place < MostCodes - 1 ? code : KeyValuePair.Create(Other, code.Value))
            );
}
