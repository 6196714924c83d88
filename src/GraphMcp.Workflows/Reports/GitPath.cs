using System.Globalization;
using System.Text;

namespace GraphMcp.Workflows.Reports;

/// <summary>Writes paths in the headers of a diff as git does.</summary>
internal static class GitPath
{
    /// <summary>Returns a path in quotes with escapes when it holds anything but plain characters; a tab ends one with spaces.</summary>
    public static string Quote(string path)
    {
        var bytes = Encoding.UTF8.GetBytes(path);
        if (!Array.Exists(bytes, b => b is < 0x20 or >= 0x7f or (byte)'"' or (byte)'\\'))
        {
            return path.Contains(' ', StringComparison.Ordinal) ? path + "\t" : path;
        }

        var quoted = new StringBuilder("\"");
        foreach (var b in bytes)
        {
            quoted.Append(Escape(b));
        }

        return quoted.Append('"').ToString();
    }

    private static string Escape(byte b) =>
        b switch
        {
            (byte)'"' => "\\\"",
            (byte)'\\' => "\\\\",
            0x07 => "\\a",
            0x08 => "\\b",
            (byte)'\t' => "\\t",
            (byte)'\n' => "\\n",
            0x0b => "\\v",
            0x0c => "\\f",
            (byte)'\r' => "\\r",
            < 0x20 or >= 0x7f => "\\" + Convert.ToString(b, 8).PadLeft(3, '0'),
            _ => ((char)b).ToString(CultureInfo.InvariantCulture),
        };
}
