using System.Buffers;

namespace GraphMcp.Processing.Classification;

/// <summary>Recognises settings that are nothing but sections, comments and <c>key=value</c> lines.</summary>
internal static class KeyValueLines
{
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-. \t:/"
    );

    private static readonly SearchValues<char> VariableCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Returns INI (with sections, or keys that are no variables' names) or env (upper-case names only), or null when a line is neither.</summary>
    public static SourceKind? FormatOf(string head)
    {
        var (sections, variables, others) = (0, 0, 0);
        // The last line of a head may be cut off.
        var whole = head.LastIndexOf('\n') is var end && end > 0 && head.Length >= SourceClassifier.HeadBytes ? head[..end] : head;
        foreach (var raw in whole.AsSpan().EnumerateLines())
        {
            var line = raw.Trim();
            if (line.IsEmpty || line[0] is '#' or ';')
            {
                continue;
            }

            if (line is ['[', .., ']'])
            {
                sections++;
            }
            else if (!IsKeyValue(line, out var isVariable))
            {
                return null;
            }
            else if (isVariable)
            {
                variables++;
            }
            else
            {
                others++;
            }
        }

        return (sections, variables, others) switch
        {
            (0, 0, 0) => null,
            (0, _, 0) => SourceKind.Env,
            _ => SourceKind.Ini,
        };
    }

    private static bool IsKeyValue(ReadOnlySpan<char> line, out bool isVariable)
    {
        isVariable = false;
        var equals = line.IndexOf('=');
        if (equals <= 0 || line[..equals].ContainsAnyExcept(KeyCharacters))
        {
            return false;
        }

        var key = line[..equals];
        isVariable = !char.IsAsciiDigit(key[0]) && !key.ContainsAnyExcept(VariableCharacters);
        return true;
    }
}
