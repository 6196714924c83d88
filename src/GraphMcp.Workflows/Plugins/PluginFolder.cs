namespace GraphMcp.Workflows.Plugins;

/// <summary>Finds the plugins of a folder: a sub-folder each, or an assembly with its <c>.deps.json</c> beside it.</summary>
internal static class PluginFolder
{
    private const string Assembly = ".dll";
    private const string Dependencies = ".deps.json";

    /// <summary>Returns the names of all plugins, each with its assembly or the reason why it has none.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static IReadOnlyList<(string Name, Func<string> FindAssembly)> Find(string folder)
    {
        var folders = Directory
            .EnumerateDirectories(folder)
            .Where(path => !Path.GetFileName(path).StartsWith('.'))
            .Select(path => (Path.GetFileName(path), (Func<string>)(() => AssemblyOf(path))));
        var files = AssembliesWithDependencies(folder).Select(path => (Path.GetFileNameWithoutExtension(path), (Func<string>)(() => path)));
        return [.. folders.Concat(files).OrderBy(plugin => plugin.Item1, StringComparer.Ordinal)];
    }

    /// <summary>Returns the plugin's assembly: the one named like the folder, else the one with a <c>.deps.json</c>, else the only one.</summary>
    private static string AssemblyOf(string folder)
    {
        var named = Path.Combine(folder, Path.GetFileName(folder) + Assembly);
        if (File.Exists(named))
        {
            return named;
        }

        return AssembliesWithDependencies(folder) is [var described] ? described
            : Directory.GetFiles(folder, "*" + Assembly) is [var only] ? only
            : throw new PluginException(
                $"Which assembly is the plugin cannot be told: name it {Path.GetFileName(named)}, or put its {Dependencies} beside it."
            );
    }

    private static List<string> AssembliesWithDependencies(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*" + Dependencies)
                .Select(path => path[..^Dependencies.Length] + Assembly)
                .Where(File.Exists)
                .Order(StringComparer.Ordinal),
        ];
}
