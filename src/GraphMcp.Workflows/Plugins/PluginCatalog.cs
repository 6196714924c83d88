using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace GraphMcp.Workflows.Plugins;

/// <summary>The plugins of a host: those that were loaded, and what failed.</summary>
public sealed class PluginCatalog
{
    private readonly ConcurrentDictionary<(string Plugin, string? Part, string Reason), int> failures = [];
    private readonly List<LoadedPlugin> loaded = [];

    /// <summary>Gets the plugins that were loaded, by name.</summary>
    public IReadOnlyList<PluginInfo> Loaded => [.. loaded.Select(plugin => plugin.Info)];

    /// <summary>Gets what failed so far, by plugin.</summary>
    public IReadOnlyList<PluginFailure> Failures =>
        [
            .. failures
                .Select(failure => new PluginFailure(failure.Key.Plugin, failure.Key.Part, failure.Key.Reason, failure.Value))
                .OrderBy(failure => failure.Plugin, StringComparer.Ordinal)
                .ThenBy(failure => failure.Part, StringComparer.Ordinal)
                .ThenBy(failure => failure.Reason, StringComparer.Ordinal),
        ];

    internal IEnumerable<LoadedPlugin> Plugins => loaded;

    /// <summary>Loads the plugins of a folder; what fails is data.</summary>
    /// <param name="folder">The folder, or null for no plugins.</param>
    /// <param name="configuration">The host's configuration.</param>
    public static PluginCatalog Load(string? folder, IConfiguration configuration)
    {
        var catalog = new PluginCatalog();
        if (folder is null)
        {
            return catalog;
        }

        try
        {
            var loader = new PluginLoader(configuration);
            foreach (var (name, findAssembly) in PluginFolder.Find(Path.GetFullPath(folder)))
            {
                catalog.Add(name, () => loader.Load(findAssembly()));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
            catalog.Fail(name, part: null, $"The plugins folder cannot be read ({exception.GetType().Name}).");
        }

        return catalog;
    }

    /// <summary>Keeps what failed.</summary>
    internal void Fail(string plugin, string? part, string reason) =>
        failures.AddOrUpdate((plugin, part, reason), 1, (_, times) => times + 1);

    private void Add(string name, Func<LoadedPlugin> load)
    {
        try
        {
            var plugin = load();
            if (loaded.Exists(other => other.Info.Name == plugin.Info.Name))
            {
                throw new PluginException($"A plugin '{plugin.Info.Name}' is loaded already.");
            }

            loaded.Add(plugin);
        }
        catch (Exception exception)
        {
            // A plugin is anyone's code: whatever it throws, the host goes on without it.
            Fail(name, part: null, PluginErrors.Describe(exception));
        }
    }
}
