using System.Buffers;
using GraphMcp.Processing.References.Matching;

namespace GraphMcp.Processing.References;

/// <summary>The retired database's name: the words it is made of and the spellings it is looked for in.</summary>
public sealed class DatabaseName
{
    /// <summary>The pattern a name must match.</summary>
    public const string Pattern = "^[A-Za-z_][A-Za-z0-9_-]{0,62}$";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    );

    private DatabaseName(string name, IReadOnlyList<string> words, bool isOrdinaryWord) =>
        (Name, Words, IsOrdinaryWord) = (name, words, isOrdinaryWord);

    /// <summary>Gets the name as it was given.</summary>
    public string Name { get; }

    /// <summary>Gets whether the name is a single word without separator, digit or hump, which counts only in a database context.</summary>
    public bool IsOrdinaryWord { get; }

    /// <summary>Gets the name's words in lower case, as separators, humps and digits part them (<c>postgres</c>, <c>air</c>).</summary>
    internal IReadOnlyList<string> Words { get; }

    /// <summary>Checks and takes a name apart.</summary>
    /// <param name="name">The name.</param>
    /// <param name="ordinaryWord">Overrides the judgement whether it is an ordinary word; null judges by the name.</param>
    /// <exception cref="ArgumentException">The name does not match <see cref="Pattern"/>.</exception>
    public static DatabaseName Parse(string name, bool? ordinaryWord = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsValid(name))
        {
            throw new ArgumentException(
                "A database name starts with a letter or an underscore, goes on with up to 62 letters, digits, underscores or hyphens, "
                    + "and holds a letter or digit.",
                nameof(name)
            );
        }

        string[] words = [.. WordSplitter.Split(name).Select(word => name[word].ToLowerInvariant())];
        return new DatabaseName(name, words, ordinaryWord ?? (words.Length == 1 && words[0].Length == name.Length));
    }

    private static bool IsValid(ReadOnlySpan<char> name) =>
        name.Length is >= 1 and <= 63
        && (name[0] == '_' || char.IsAsciiLetter(name[0]))
        && !name.ContainsAnyExcept(Allowed)
        && name.ContainsAnyExcept('_', '-');
}
