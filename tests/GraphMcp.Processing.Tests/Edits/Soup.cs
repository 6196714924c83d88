using CsCheck;
using GraphMcp.Processing.Edits;

namespace GraphMcp.Processing.Tests.Edits;

/// <summary>Fragments of a syntax in any order: most of it is nonsense, and what holds of every proposal has to hold all the same.</summary>
internal static class Soup
{
    /// <summary>Runs whatever parses through <paramref name="run"/>, which asserts what holds of every edit.</summary>
    public static void Sample(ISyntaxCheck check, string fragments, Func<string, EditRun> run)
    {
        string[] words = [.. fragments.Split(' '), " ", " ", " ", "\n", "\n"];
        Gen.Int[0, words.Length - 1]
            .Array[0, 40]
            .Select(chosen => LongestThatParses(check, [.. chosen.Select(index => words[index])]))
            .Sample(text => Assert.Equal(text, run(text).Before), iter: 1000);
    }

    /// <summary>Cuts instead of drawing again: there may be no soup that parses for a long while, but the empty one does.</summary>
    private static string LongestThatParses(ISyntaxCheck check, string[] words) =>
        Enumerable
            .Range(0, words.Length + 1)
            .Select(left => string.Concat(words.SkipLast(left)))
            .First(text => check.FindError("a", text) is null);
}
