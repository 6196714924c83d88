using System.Diagnostics;
using System.Text;

namespace GraphMcp.Storage.Tests;

/// <summary>The real git, without anyone's configuration.</summary>
internal static class Git
{
    public static async Task<string> RunAsync(string folder, string input, params string[] arguments)
    {
        using var process = Process.Start(Describe(folder, arguments))!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        // check-ignore ends with 1 when nothing is ignored.
        Assert.True(process.ExitCode is 0 or 1, await errors);
        return output;
    }

    private static ProcessStartInfo Describe(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["LC_ALL"] = "C";
        return start;
    }
}
