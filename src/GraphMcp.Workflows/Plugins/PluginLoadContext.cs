using System.Reflection;
using System.Runtime.Loader;

namespace GraphMcp.Workflows.Plugins;

/// <summary>The load context of one plugin: its own libraries, and the host's contracts.</summary>
/// <remarks>
/// A type that host and plugin speak about has to be one type: what the contracts consist of comes from the host. All else comes from the plugin's
/// folder first, so that two plugins may bring two versions of a library. Plugins are never unloaded.
/// </remarks>
internal sealed class PluginLoadContext(string assemblyPath) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assemblyPath))
{
    private const string Ours = "GraphMcp.";
    private static readonly string[] SharedPrefixes = [Ours, "Durable.", "Microsoft.DurableTask", "Microsoft.Extensions.", "System."];

    private static readonly AssemblyLoadContext Host =
        GetLoadContext(typeof(PluginLoadContext).Assembly) ?? throw new InvalidOperationException("The host has no load context.");

    private readonly AssemblyDependencyResolver resolver = new(assemblyPath);

    /// <summary>Loads the plugin's assembly.</summary>
    /// <exception cref="PluginException">It was built for a newer host, or an assembly that it needs is not there.</exception>
    public Assembly LoadPlugin()
    {
        var assembly = LoadFromAssemblyPath(assemblyPath);
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            Require(reference);
        }

        return assembly;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        FromHost(assemblyName)
        ?? (resolver.ResolveAssemblyToPath(assemblyName) is { } path && !IsOurs(assemblyName) ? LoadFromAssemblyPath(path) : null);

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private void Require(AssemblyName reference)
    {
        try
        {
            _ = LoadFromAssemblyName(reference);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException)
        {
            throw new PluginException(
                IsOurs(reference)
                    ? $"It was built against {reference.Name} {reference.Version}, which this host does not have."
                    : $"It needs {reference.Name} {reference.Version}, which is neither in its folder nor in the host.",
                exception
            );
        }
    }

    private static Assembly? FromHost(AssemblyName name)
    {
        if (!SharedPrefixes.Any(prefix => name.Name!.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return null;
        }

        try
        {
            return Host.LoadFromAssemblyName(name);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException)
        {
            // The host has none, or an older one: the plugin's own is taken.
            return null;
        }
    }

    // The sample plugin's own name may begin like ours; only what the host itself consists of is.
    private static bool IsOurs(AssemblyName name) => name.Name is "GraphMcp.Processing" or "GraphMcp.Workflows" or "Durable.Contracts";
}
