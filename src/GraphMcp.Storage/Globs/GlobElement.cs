namespace GraphMcp.Storage.Globs;

/// <summary>One element of a pattern's segment: a character, any character, a set of them, or a star.</summary>
internal sealed class GlobElement
{
    private readonly Func<char, bool>? _set;

    private GlobElement(char? literal, Func<char, bool>? set) => (Literal, _set) = (literal, set);

    /// <summary>Gets the element for any run of characters.</summary>
    public static GlobElement Star { get; } = new(literal: null, set: null);

    /// <summary>Gets the element for any one character.</summary>
    public static GlobElement Any { get; } = new(literal: null, static _ => true);

    /// <summary>Gets the character that the element stands for, or null.</summary>
    public char? Literal { get; }

    /// <summary>Gets whether the element is one character that stands for itself.</summary>
    public bool IsLiteral => Literal is not null;

    /// <summary>Gets whether the element is a star.</summary>
    public bool IsStar => Literal is null && _set is null;

    /// <summary>Returns the element for a character itself.</summary>
    public static GlobElement Of(char literal) => new(literal, set: null);

    /// <summary>Returns the element for one character of a set.</summary>
    public static GlobElement Of(Func<char, bool> set) => new(literal: null, set);

    /// <summary>Tells whether one character fits; a star is not asked.</summary>
    public bool Matches(char character) => _set?.Invoke(character) ?? Literal == character;
}
