using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Reports;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Plugins;

/// <summary>All parts of a kind that a host has: those registered as services, then those of its plugins.</summary>
/// <remarks>
/// Parts are created at first use and live as long as the host. A plugin's part that cannot be created, or whose name is taken, is left out and
/// listed in <see cref="PluginCatalog.Failures"/>.
/// </remarks>
/// <param name="registered">The host's services of that kind.</param>
/// <param name="plugins">The host's plugins.</param>
/// <param name="services">What parts are created from.</param>
/// <param name="logger">Where failures are told.</param>
public sealed partial class PartCatalog<T>(
    IEnumerable<T> registered,
    PluginCatalog plugins,
    IServiceProvider services,
    ILogger<PartCatalog<T>> logger
) : IAsyncDisposable
    where T : class
{
    // Not created with the catalog: a part may itself need what uses the catalog.
    private readonly Lock gate = new();
    private IReadOnlyList<Part<T>>? parts;
    private bool isCreating;

    /// <summary>Gets all parts, the host's first.</summary>
    public IReadOnlyList<Part<T>> All
    {
        get
        {
            lock (gate)
            {
                return parts ??= CreateOnce();
            }
        }
    }

    /// <summary>Tells and lists that a part has thrown.</summary>
    public void Fail(T part, Exception exception)
    {
        ArgumentNullException.ThrowIfNull(part);
        Fail(part.GetType().Assembly.GetName().Name ?? "", part.GetType().Name, exception);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in (parts ?? []).Where(part => part.Origin.Kind == PartOriginKind.Plugin))
        {
            try
            {
                await DisposeAsync(part.Instance);
            }
            catch (Exception exception)
            {
                Fail(part.Instance, exception);
            }
        }
    }

    private static async ValueTask DisposeAsync(T instance)
    {
        if (instance is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            (instance as IDisposable)?.Dispose();
        }
    }

    private List<Part<T>> CreateOnce()
    {
        // The same thread comes here again where a part's constructor asks for what needs all parts.
        if (isCreating)
        {
            throw new PluginException("Its constructor needs what it is itself a part of.");
        }

        try
        {
            isCreating = true;
            return Create();
        }
        finally
        {
            isCreating = false;
        }
    }

    private List<Part<T>> Create()
    {
        var created = registered.Select(part => new Part<T>(part, PartOrigin.OfRegistered(part))).ToList();
        foreach (var part in plugins.Plugins.SelectMany(plugin => plugin.Parts).Where(part => part.Contract == typeof(T)))
        {
            try
            {
                var instance = (T)part.Create(services);
                RequireFreeName(instance, created);
                created.Add(new Part<T>(instance, PartOrigin.Of(part.Plugin)));
            }
            catch (Exception exception)
            {
                // A plugin is anyone's code: whatever it throws, the host goes on without the part.
                Fail(part.Plugin.Name, part.Type, exception);
            }
        }

        return created;
    }

    private static void RequireFreeName(T instance, List<Part<T>> created)
    {
        if (NameOf(instance) is not { } name)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            throw new PluginException("It has no name.");
        }

        if (created.Find(other => NameOf(other.Instance) == name) is { } taken)
        {
            throw new PluginException($"The name '{name}' is taken by {taken.Origin.Assembly} {taken.Origin.Version}.");
        }
    }

    private static string? NameOf(T part) =>
        part switch
        {
            IFileProcessor processor => processor.Name ?? "",
            IReportWriter writer => writer.FileName ?? "",
            _ => null,
        };

    private void Fail(string plugin, string part, Exception exception)
    {
        var reason = PluginErrors.Describe(exception);
        plugins.Fail(plugin, part, reason);
        LogFailure(plugin, part, reason);
        LogDetails(exception);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Part} of {Plugin} failed: {Reason}")]
    private partial void LogFailure(string plugin, string part, string reason);

    // What anyone's code says may quote secrets, so only who asks for it gets it.
    [LoggerMessage(2, LogLevel.Debug, "What the part threw")]
    private partial void LogDetails(Exception exception);
}
