using System.Diagnostics;

namespace GraphMcp.Workflows.Tests.Reports;

/// <summary>A git repository that lives as long as a test.</summary>
internal sealed class TempRepository : IDisposable
{
    public TempRepository() => Git(Root, "init", "--quiet");

    public string Root { get; } = Directory.CreateTempSubdirectory("graphmcp-reports-").FullName;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public static void Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors);
    }
}
