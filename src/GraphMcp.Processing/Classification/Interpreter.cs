namespace GraphMcp.Processing.Classification;

/// <summary>The interpreter that a script's first line names.</summary>
internal static class Interpreter
{
    /// <summary>Returns what the shebang line makes of the file, or null without one or with an unknown interpreter.</summary>
    public static SourceKind? Find(string head)
    {
        if (!head.StartsWith("#!", StringComparison.Ordinal))
        {
            return null;
        }

        var line = head.AsSpan(2, Math.Max(0, head.AsSpan().IndexOfAny('\r', '\n') is var end && end < 0 ? head.Length - 2 : end - 2));
        foreach (var word in line.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            var name = word[(word.LastIndexOf('/') + 1)..];
            if (name == "env" || name.StartsWith('-') || name.Contains('='))
            {
                continue;
            }

            return KindOf(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.'));
        }

        return null;
    }

    private static SourceKind? KindOf(string interpreter) =>
        interpreter switch
        {
            "sh" or "bash" or "zsh" or "ksh" or "dash" or "ash" or "bats" => SourceKind.Shell,
            "fish" or "csh" or "tcsh" => SourceKind.OtherShell,
            "python" or "pypy" => SourceKind.CodeIn("python"),
            "node" or "deno" or "bun" => SourceKind.CodeIn("javascript"),
            "ruby" or "perl" or "php" or "lua" or "groovy" or "awk" => SourceKind.CodeIn(interpreter),
            "Rscript" => SourceKind.CodeIn("r"),
            "pwsh" => SourceKind.CodeIn("powershell"),
            "make" => SourceKind.Makefile,
            "psql" => SourceKind.Sql,
            _ => null,
        };
}
