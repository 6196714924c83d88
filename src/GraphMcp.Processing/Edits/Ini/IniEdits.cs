namespace GraphMcp.Processing.Edits.Ini;

/// <summary>Removes sections, entries and list items that name the database from INI, .env and .properties files.</summary>
public sealed class IniEdits : IEditStrategy
{
    /// <inheritdoc/>
    public string Name => "ini";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats => SettingsParser.Formats;

    /// <inheritdoc/>
    public EditProposal Propose(EditRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var file = SettingsParser.Parse(request.Classification.Format, request.Path, request.Document.Text);
        return file.Error is null ? new SettingsPlan(file, request).Propose() : new EditProposal([], []);
    }
}
