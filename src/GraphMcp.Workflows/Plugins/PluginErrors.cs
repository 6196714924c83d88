using System.Reflection;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Plugins;

/// <summary>Tells what went wrong with a plugin.</summary>
internal static class PluginErrors
{
    /// <summary>Returns one sentence. What the loader says is passed on; of what a plugin's own code says, only the type and the place.</summary>
    public static string Describe(Exception exception) =>
        exception switch
        {
            TargetInvocationException { InnerException: { } inner } => Describe(inner),
            TypeInitializationException { InnerException: { } inner } => Describe(inner),
            ReflectionTypeLoadException { LoaderExceptions: [{ } first, ..] } => Describe(first),
            PluginException or WorkflowException => exception.Message,
            BadImageFormatException => "It is no .NET assembly, or one for another platform.",
            FileNotFoundException { FileName: { } file } => $"It needs {ShortName(file)}, which is not there.",
            FileLoadException { FileName: { } file } => $"{ShortName(file)} cannot be loaded beside what the host has.",
            TypeLoadException or MissingMethodException or MissingFieldException =>
                $"It does not fit this host's version ({exception.GetType().Name}).",
            _ => $"It threw {exception.GetType().Name}{Place(exception)}.",
        };

    private static string Place(Exception exception) =>
        exception.TargetSite is { DeclaringType: { } type } site ? $" in {type.Name}.{site.Name}" : "";

    // A path says where the host lies, which is nobody's business over HTTP.
    private static string ShortName(string file)
    {
        var name = Path.GetFileName(file);
        var parts = name.Split(',', StringSplitOptions.TrimEntries);
        return parts is [var assembly, var version, ..] ? $"{assembly} ({version})" : name;
    }
}
