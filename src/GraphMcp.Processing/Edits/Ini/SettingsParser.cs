using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Ini;

/// <summary>Chooses the dialect by the format.</summary>
internal static class SettingsParser
{
    public static readonly string[] Formats = ["ini", "env", "properties"];

    public static SettingsFile Parse(string format, string path, string text)
    {
        var file = new SettingsFile(new SourceText(text));
        switch (format)
        {
            case "env":
                EnvParser.Parse(file);
                break;
            case "properties":
                PropertiesParser.Parse(file);
                break;
            default:
                new IniParser(file, SystemdUnit.IsUnit(path)).Parse();
                break;
        }

        return file;
    }
}
