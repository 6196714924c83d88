namespace GraphMcp.Processing.Edits.Ini;

/// <summary>Checks INI, .env and .properties files: every line is a section, an entry, a continuation or a comment.</summary>
public sealed class IniSyntaxCheck : ISyntaxCheck
{
    private readonly string _format;

    /// <summary>Creates the check of one of the three formats.</summary>
    public IniSyntaxCheck(string format)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(SettingsParser.Formats.Contains(format, StringComparer.Ordinal), true, nameof(format));
        _format = format;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats => [_format];

    /// <inheritdoc/>
    public string? FindError(string path, string text) => SettingsParser.Parse(_format, path, text).Error;
}
