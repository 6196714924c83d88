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
            .Select(chosen => string.Concat(chosen.Select(index => words[index])))
            .Where(text => check.FindError("a", text) is null)
            .Sample(text => Assert.Equal(text, run(text).Before), iter: 1000);
    }
}
