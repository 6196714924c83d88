namespace GraphMcp.Processing.Edits.Structures;

/// <summary>A set of keys in the form that keys are compared in (<see cref="KeyName"/>).</summary>
internal sealed class KeySet
{
    private readonly HashSet<string> _keys;

    private KeySet(IEnumerable<string> keys) => _keys = [.. keys];

    /// <summary>Returns the set of the words in a text.</summary>
    public static KeySet Of(string words) => new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public bool Contains(string key) => _keys.Contains(key);
}
