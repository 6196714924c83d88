using System.Diagnostics;
using System.Security.Cryptography;

namespace Azurite.Testing;

/// <summary>The npm package of Azurite, in the version that the lock file pins: installed once for a user, on first use.</summary>
internal static class AzuriteInstallation
{
    private static readonly TimeSpan InstallDeadline = TimeSpan.FromMinutes(8);

    /// <summary>Returns the script that node runs.</summary>
    /// <exception cref="InvalidOperationException">npm is missing or cannot install it; the message holds what npm said.</exception>
    public static async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        var package = Path.Combine(AppContext.BaseDirectory, "npm");
        var folder = Path.Combine(CacheFolder(), await VersionOfAsync(package, cancellationToken));
        var script = Path.Combine(folder, "node_modules", "azurite", "dist", "src", "azurite.js");
        using var installing = await LockAsync(folder + ".lock", cancellationToken);
        if (!File.Exists(script))
        {
            await InstallAsync(package, folder, cancellationToken);
        }

        return script;
    }

    private static string CacheFolder()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        var cache = Path.Combine(data.Length > 0 ? data : Path.GetTempPath(), "azurite-for-tests");
        Directory.CreateDirectory(cache);
        return cache;
    }

    private static async Task<string> VersionOfAsync(string package, CancellationToken cancellationToken)
    {
        var locked = await File.ReadAllBytesAsync(Path.Combine(package, "package-lock.json"), cancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData(locked))[..16];
    }

    /// <summary>Installs beside the folder and then renames, so that an install that was killed leaves nothing that looks like one.</summary>
    private static async Task InstallAsync(string package, string folder, CancellationToken cancellationToken)
    {
        var unfinished = folder + ".unfinished";
        Remove(unfinished);
        Remove(folder);
        Directory.CreateDirectory(unfinished);
        foreach (var file in Directory.EnumerateFiles(package))
        {
            File.Copy(file, Path.Combine(unfinished, Path.GetFileName(file)));
        }

        await RunNpmAsync(unfinished, cancellationToken);
        Directory.Move(unfinished, folder);
    }

    private static async Task RunNpmAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            start.ArgumentList.Add(argument);
        }

        using var npm = Start(start, "npm installs Azurite, which the storage tests run against; install Node.js with npm");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(InstallDeadline);
        var output = npm.StandardOutput.ReadToEndAsync(deadline.Token);
        var errors = npm.StandardError.ReadToEndAsync(deadline.Token);
        try
        {
            await npm.WaitForExitAsync(deadline.Token);
        }
        finally
        {
            EndUnlessEnded(npm);
        }

        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm could not install Azurite (exit code {npm.ExitCode}): {await output} {await errors}");
        }
    }

    private static void EndUnlessEnded(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>Starts a program, or says which one is missing and what for.</summary>
    internal static Process Start(ProcessStartInfo start, string purpose)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new InvalidOperationException($"'{start.FileName}' could not be started: {purpose}.", error);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Test classes and projects run side by side: one installs, the others wait.</summary>
    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (deadline.Elapsed < InstallDeadline)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }
}
