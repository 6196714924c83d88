using System.Text.RegularExpressions;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>The names that values refer to: <c>${KEY}</c>, <c>$KEY</c>, <c>%(KEY)s</c>, <c>${section:KEY}</c>.</summary>
internal sealed class SettingsUses
{
    private static readonly Regex Use = new(
        @"\$\{(?<name>[^}]*)|\$\(?(?<name>[A-Za-z0-9_.-]+)|%\((?<name>[^)]*)\)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    );

    private readonly HashSet<string> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _sections = new(StringComparer.OrdinalIgnoreCase);

    public SettingsUses(string text, IEnumerable<SettingsEntry> users)
    {
        foreach (var name in users.SelectMany(user => Use.Matches(user.Value.In(text).ToString())).Select(use => use.Groups["name"].Value))
        {
            Add(name);
        }
    }

    public bool IsKeyUsed(ReadOnlySpan<char> key) => _keys.Contains(key.ToString());

    public bool IsSectionUsed(ReadOnlySpan<char> section) => _sections.Contains(section.ToString());

    /// <summary>A colon parts a section from a key, or a name from its default; both readings count.</summary>
    private void Add(string name)
    {
        _keys.Add(name);
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
        {
            _keys.Add(name[..colon]);
            _keys.Add(name[(colon + 1)..]);
            _sections.Add(name[..colon]);
        }
    }
}
