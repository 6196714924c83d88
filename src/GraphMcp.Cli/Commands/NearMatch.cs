namespace GraphMcp.Cli.Commands;

/// <summary>Finds what a mistyped word was probably meant to be.</summary>
internal static class NearMatch
{
    /// <summary>Returns the nearest candidate within a third of the word's length (at least two) edits, or null.</summary>
    public static string? Find(string word, IEnumerable<string> candidates) =>
        candidates
            .Select(candidate => (Candidate: candidate, Distance: Distance(word, candidate)))
            .Where(match => match.Distance <= Math.Max(2, word.Length / 3) && match.Distance < match.Candidate.Length)
            .OrderBy(match => match.Distance)
            .ThenBy(match => match.Candidate, StringComparer.Ordinal)
            .Select(match => match.Candidate)
            .FirstOrDefault();

    // Levenshtein's distance with one row; case does not count.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }

        return row[right.Length];
    }
}
