using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>The entries that stay: the keys they have and the names their values use.</summary>
internal sealed class KeptEntries
{
    private readonly SettingsFile _file;
    private readonly HashSet<(SettingsSection? Section, string Key)> _keys = [];
    private readonly HashSet<string> _defaults = [];

    public KeptEntries(SettingsFile file, IReadOnlyCollection<SettingsEntry> entries)
    {
        _file = file;
        Uses = new SettingsUses(file.Source.Text, entries);
        foreach (var (section, key) in entries.Select(Identity))
        {
            _keys.Add((section, key));
            if (IsDefault(section))
            {
                _defaults.Add(key);
            }
        }
    }

    public SettingsUses Uses { get; }

    /// <summary>Returns true when an entry that stays has the same key in the same section, or in the one that gives all others their defaults.</summary>
    public bool Repeat(SettingsEntry entry)
    {
        var identity = Identity(entry);
        return _keys.Contains(identity) || _defaults.Contains(identity.Key);
    }

    private bool IsDefault(SettingsSection? section) => section is not null && section.Name.In(_file.Source.Text) is "DEFAULT";

    private (SettingsSection? Section, string Key) Identity(SettingsEntry entry) =>
        (_file.SectionAt(entry.Range.Start), entry.Key.In(_file.Source.Text).ToString().ToUpperInvariant());
}
