using System.Text.RegularExpressions;
using GraphMcp.Processing.Edits.Naming;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>What is done with each section and entry of one file.</summary>
internal sealed class SettingsPlan(SettingsFile file, EditRequest request)
{
    private static readonly Regex IndexedKey = new(@"\[[0-9]+\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private readonly string _text = request.Document.Text;
    private readonly ReferenceIndex _references = new(request.References);
    private readonly ProposalBuilder _builder = new(file.Source, request.References, file.Comments);
    private readonly bool _isUnit = SystemdUnit.IsUnit(request.Path);
    private readonly HashSet<SettingsSection> _sections = [];
    private readonly HashSet<SettingsEntry> _entries = [];

    public EditProposal Propose()
    {
        foreach (var section in file.Sections)
        {
            PlanSection(section);
        }

        foreach (var entry in file.Entries.Where(each => _references.HasActiveIn(each.Range)))
        {
            PlanEntry(entry);
        }

        KeepWhatIsStillNeeded();
        foreach (var section in _sections)
        {
            _builder.RemoveStructure(file.LinesOf(section));
        }

        foreach (var entry in _entries)
        {
            _builder.RemoveStructure(entry.Range);
        }

        return _builder.Build();
    }

    private void PlanSection(SettingsSection section)
    {
        var parts = SectionName.Parts(_text, section.Name);
        if (parts.Any(part => DatabaseNaming.Judge(_text, part, _references) == NamedPart.Whole))
        {
            _sections.Add(section);
        }
        else
        {
            _builder.LeaveIn(section.Header, "part-of-longer-text", "The section's name holds the database's name only as a part.");
        }
    }

    private void PlanEntry(SettingsEntry entry)
    {
        if (entry.IsAmbiguous)
        {
            _builder.LeaveIn(entry.Range, "ambiguous-continuation", "It is not certain where this entry ends.");
        }
        else if (_isUnit)
        {
            PlanDirective(entry);
        }
        else if (IsNamed(entry.Key, out var isWhole) && (isWhole || !entry.IsBare))
        {
            RemoveWhole(entry);
        }
        else if (entry.IsBare)
        {
            _builder.LeaveIn(entry.Range, "not-an-entry", "The line is no entry with a key and a value; what it does is not known.");
        }
        else
        {
            PlanValue(entry);
        }
    }

    private void PlanValue(SettingsEntry entry)
    {
        if (ValueItems.Split(_text, entry) is { } items && items.Any(item => Judge(ValueText.Unquote(_text, item)) == NamedPart.Whole))
        {
            RemoveItems(entry, items, item => Judge(ValueText.Unquote(_text, item)) == NamedPart.Whole);
            return;
        }

        if (Judge(entry.Value) == NamedPart.Whole)
        {
            RemoveWhole(entry);
            return;
        }

        _builder.LeaveIn(
            entry.Range,
            "part-of-longer-text",
            "The database's name is only a part of a longer value (a path, a command, a text)."
        );
    }

    private void PlanDirective(SettingsEntry entry)
    {
        if (entry.IsBare || !SystemdUnit.IsAdditive(entry.Key.In(_text)))
        {
            _builder.LeaveIn(entry.Range, "systemd-directive", "What the unit does without this directive is for a person to decide.");
            return;
        }

        RemoveItems(entry, SystemdUnit.Items(_text, entry.Value), item => SystemdUnit.IsNamed(_text, item, Judge));
    }

    private void RemoveItems(SettingsEntry entry, IReadOnlyList<TextRange> items, Func<TextRange, bool> isNamed)
    {
        var removals = ListRemoval.Plan(items, [.. items.Select(isNamed)]);
        if (removals is null)
        {
            RemoveWhole(entry);
            return;
        }

        foreach (var removal in removals)
        {
            _builder.RemovePart(removal);
        }
    }

    private void RemoveWhole(SettingsEntry entry)
    {
        // app.databases[1] leaves a gap, unless the name before the index takes all of the list.
        var index = entry.Key.In(_text).IndexOf('[');
        if (
            index >= 0
            && !_references.HasActiveIn(entry.Key with { End = entry.Key.Start + index })
            && IndexedKey.IsMatch(entry.Key.In(_text))
        )
        {
            _builder.LeaveIn(entry.Range, "indexed-item", "The key counts the items of a list, which must have no gap.");
            return;
        }

        _entries.Add(entry);
    }

    /// <summary>Takes back removals that would change what stays: a key that others use, a key whose earlier value would come back.</summary>
    private void KeepWhatIsStillNeeded()
    {
        int before;
        do
        {
            before = _sections.Count + _entries.Count;
            var kept = new KeptEntries(file, [.. file.Entries.Where(IsKept)]);
            foreach (var entry in _entries.Where(each => kept.Uses.IsKeyUsed(each.Key.In(_text))).ToArray())
            {
                Keep(entry, "still-used", "Another entry that stays uses this one's value.");
            }

            foreach (var entry in _entries.Where(each => !_isUnit && kept.Repeat(each)).ToArray())
            {
                Keep(
                    entry,
                    "repeated-key",
                    "The key has another value elsewhere in the file, which could become effective without this entry."
                );
            }

            foreach (var section in _sections.Where(each => kept.Uses.IsSectionUsed(each.Name.In(_text))).ToArray())
            {
                _sections.Remove(section);
                _builder.LeaveIn(section.Header, "still-used", "An entry that stays uses a value of this section.");
            }
        } while (_sections.Count + _entries.Count < before);
    }

    private void Keep(SettingsEntry entry, string code, string reason)
    {
        _entries.Remove(entry);
        _builder.LeaveIn(entry.Range, code, reason);
    }

    private bool IsKept(SettingsEntry entry) =>
        !_entries.Contains(entry) && (file.SectionAt(entry.Range.Start) is not { } section || !_sections.Contains(section));

    private bool IsNamed(TextRange range, out bool isWhole)
    {
        var named = Judge(range);
        isWhole = named == NamedPart.Whole;
        return named != NamedPart.None;
    }

    private NamedPart Judge(TextRange range) => DatabaseNaming.Judge(_text, range, _references);
}
