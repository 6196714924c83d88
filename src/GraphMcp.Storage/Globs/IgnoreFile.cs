using System.Text;

namespace GraphMcp.Storage.Globs;

/// <summary>The rules of one <c>.gitignore</c> file; the last one that matches decides.</summary>
internal sealed class IgnoreFile
{
    private static ReadOnlySpan<byte> Utf8Bom => [0xEF, 0xBB, 0xBF];

    private readonly List<(GlobPattern Pattern, bool Ignores)> _rules = [];

    private IgnoreFile() { }

    /// <summary>Reads an ignore file's bytes; git compares bytes, so each one is a character here.</summary>
    public static IgnoreFile Parse(ReadOnlySpan<byte> content)
    {
        var file = new IgnoreFile();
        var text = Encoding.Latin1.GetString(content.StartsWith(Utf8Bom) ? content[Utf8Bom.Length..] : content);
        foreach (var line in text.Split('\n'))
        {
            file.AddLine(line);
        }

        return file;
    }

    /// <summary>Returns a path in the form in which ignore files compare it: a character for each byte.</summary>
    public static string ToComparable(string path) => Ascii.IsValid(path) ? path : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(path));

    /// <summary>Returns whether a path is ignored by these rules, or null when they say nothing about it.</summary>
    public bool? Decide(ReadOnlySpan<char> path, bool isDirectory)
    {
        for (var rule = _rules.Count - 1; rule >= 0; rule--)
        {
            if (_rules[rule].Pattern.Matches(path, isDirectory))
            {
                return _rules[rule].Ignores;
            }
        }

        return null;
    }

    private void AddLine(string line)
    {
        if (line.StartsWith('#'))
        {
            return;
        }

        var pattern = TrimEnd(line.EndsWith('\r') ? line[..^1] : line);
        var ignores = !pattern.StartsWith('!');
        if (GlobPattern.TryParse(ignores ? pattern : pattern[1..]) is { } parsed)
        {
            _rules.Add((parsed, ignores));
        }
    }

    /// <summary>Takes off the spaces at the end, up to one that a backslash keeps.</summary>
    private static string TrimEnd(string line)
    {
        var end = 0;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '\\' && at + 1 < line.Length)
            {
                at++;
                end = at + 1;
            }
            else if (line[at] != ' ')
            {
                end = at + 1;
            }
        }

        return line[..end];
    }
}
