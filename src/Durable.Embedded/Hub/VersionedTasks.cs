using Microsoft.DurableTask;

namespace Durable.Embedded.Hub;

/// <summary>Registered tasks by name and version, both ignoring case.</summary>
internal sealed class VersionedTasks<T>
{
    private readonly Dictionary<string, Dictionary<string, T>> _byName = new(StringComparer.OrdinalIgnoreCase);

    public VersionedTasks(IEnumerable<(TaskName Name, TaskVersion Version, T Task)> tasks)
    {
        foreach (var (name, version, task) in tasks)
        {
            if (!_byName.TryGetValue(name.Name, out var versions))
            {
                _byName[name.Name] = versions = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
            }

            versions.TryAdd(version.Version, task);
        }
    }

    /// <summary>The task of that version; the one without a version stands in only where the name has no versions at all.</summary>
    public T? Find(string name, string? version)
    {
        var asked = string.IsNullOrWhiteSpace(version) ? "" : version;
        if (!_byName.TryGetValue(name, out var versions))
        {
            return default;
        }

        return versions.TryGetValue(asked, out var found) || (versions.Count == 1 && versions.TryGetValue("", out found)) ? found : default;
    }
}
