using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>A section of an INI file.</summary>
/// <param name="Header">The header's line.</param>
/// <param name="Name">What stands between the brackets.</param>
internal sealed record SettingsSection(TextRange Header, TextRange Name);
