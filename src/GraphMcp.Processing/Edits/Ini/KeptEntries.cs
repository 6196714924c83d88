using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>The entries that stay: the keys they have and the names their values use.</summary>
internal sealed class KeptEntries
{
    private readonly SettingsFile _file;
    private readonly HashSet<(SettingsSection? Section, string Key)> _keys = [];

    public KeptEntries(SettingsFile file, IReadOnlyCollection<SettingsEntry> entries)
    {
        _file = file;
        Uses = new SettingsUses(file.Source.Text, entries);
        _keys = [.. entries.Select(Identity)];
    }

    public SettingsUses Uses { get; }

    /// <summary>Returns true when an entry that stays has the same key in the same section.</summary>
    public bool Repeat(SettingsEntry entry) => _keys.Contains(Identity(entry));

    private (SettingsSection? Section, string Key) Identity(SettingsEntry entry) =>
        (_file.SectionAt(entry.Range.Start), entry.Key.In(_file.Source.Text).ToString().ToUpperInvariant());
}
