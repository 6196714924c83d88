using System.Diagnostics;

namespace GraphMcp.Processing.Tests.Edits.Shell;

/// <summary>The real shell as the judge of our own parser, where there is one.</summary>
internal static class Bash
{
    private static readonly string? Executable = Array.Find(["/bin/bash", "/usr/bin/bash"], File.Exists);

    public static bool IsThere => Executable is not null;

    public static void AssertParses(string script)
    {
        if (IsThere)
        {
            Assert.True(Parses(script), script);
        }
    }

    /// <summary>Asks bash to read, not to run, the script.</summary>
    public static bool Parses(string script)
    {
        var start = new ProcessStartInfo(Executable!, ["-n"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        bash.StandardInput.Write(script);
        bash.StandardInput.Close();
        var warnings = bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        // A here document without an end is only a warning to bash, but never what a script's author meant.
        return bash.ExitCode == 0 && !warnings.Contains("here-document", StringComparison.Ordinal);
    }
}
