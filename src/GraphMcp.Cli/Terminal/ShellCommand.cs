using System.Text.RegularExpressions;

namespace GraphMcp.Cli.Terminal;

/// <summary>Writes commands so that they can be pasted into a shell.</summary>
internal static partial class ShellCommand
{
    /// <summary>Joins a command that is quoted already with arguments that are not.</summary>
    public static string Join(string command, params IEnumerable<string> arguments) =>
        string.Join(' ', [command, .. arguments.Select(Quote)]);

    /// <summary>Quotes an argument where the shell would read it differently.</summary>
    public static string Quote(string argument)
    {
        if (Plain().IsMatch(argument))
        {
            return argument;
        }

        return OperatingSystem.IsWindows() ? $"\"{argument}\"" : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    /// <summary>Returns the command that starts this program again from the current folder.</summary>
    public static string OfThisProcess()
    {
        var program = Environment.ProcessPath ?? "graphmcp";
        // Started as `dotnet graphmcp.dll`, the process is the shared host and the program is its first argument.
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? Join("dotnet", Callable(Environment.GetCommandLineArgs()[0]))
            : Quote(IsOnPath(program) ? Path.GetFileNameWithoutExtension(program) : Callable(program));
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => folder == Path.GetDirectoryName(program));

    // A bare name would be looked up on the PATH.
    private static string Callable(string path)
    {
        var shown = DisplayPath.Of(path);
        return shown.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? shown : Path.Combine(".", shown);
    }

    [GeneratedRegex("^[A-Za-z0-9_@%+=:,./-]+$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}
