namespace GraphMcp.Processing.References;

/// <summary>The retired database's name: the words it is made of and the spellings it is looked for in.</summary>
public sealed class DatabaseName
{
    /// <summary>The pattern a name must match.</summary>
    public const string Pattern = "^[A-Za-z_][A-Za-z0-9_-]{0,62}$";

    private DatabaseName(string name, bool isOrdinaryWord) => (Name, IsOrdinaryWord) = (name, isOrdinaryWord);

    /// <summary>Gets the name as it was given.</summary>
    public string Name { get; }

    /// <summary>Gets whether the name is a single word without separator, digit or hump, which counts only in a database context.</summary>
    public bool IsOrdinaryWord { get; }

    /// <summary>Checks and takes a name apart.</summary>
    /// <param name="name">The name.</param>
    /// <param name="ordinaryWord">Overrides the judgement whether it is an ordinary word; null judges by the name.</param>
    /// <exception cref="ArgumentException">The name does not match <see cref="Pattern"/>.</exception>
    public static DatabaseName Parse(string name, bool? ordinaryWord = null) => throw new NotImplementedException();
}
