using System.Collections.Concurrent;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>The circuit breakers of this host: one for each kind of use of each root.</summary>
internal sealed class DependencyBreakers(IOptions<WorkflowOptions> options, TimeProvider clock, ILogger<DependencyBreaker> logger)
{
    private readonly ConcurrentDictionary<string, DependencyBreaker> breakers = new(StringComparer.Ordinal);

    /// <summary>Gets whether there are any.</summary>
    public bool Enabled => options.Value.CircuitBreaker.Enabled;

    /// <summary>Returns the breaker before a dependency.</summary>
    /// <param name="kind">What it is to us: <c>source</c> or <c>workspace</c>.</param>
    /// <param name="uri">Where it is.</param>
    public DependencyBreaker Of(string kind, string uri) =>
        breakers.GetOrAdd(
            $"{kind} {NameOf(uri)}",
            static (name, self) => new DependencyBreaker(name, self.options.Value.CircuitBreaker, self.clock, self.logger),
            (options, clock, logger)
        );

    /// <summary>A folder stands for itself, everything else for its server; neither user nor query is part of a name.</summary>
    internal static string NameOf(string uri)
    {
        var place = WrappedUri.Place(uri);
        if (FolderUri.TryGetPath(place) is { } path)
        {
            return path;
        }

        return !Uri.TryCreate(place, UriKind.Absolute, out var parsed) ? SafeMessage.Of(place.Split('?', '#')[0])
            : parsed.Host.Length > 0 ? $"{parsed.Scheme}://{parsed.Host}{(parsed.IsDefaultPort ? "" : $":{parsed.Port}")}"
            : $"{parsed.Scheme}:";
    }
}
