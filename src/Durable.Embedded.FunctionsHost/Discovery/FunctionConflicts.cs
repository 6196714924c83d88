using System.Reflection;
using Durable.Embedded.FunctionsHost.Http;

namespace Durable.Embedded.FunctionsHost.Discovery;

/// <summary>Finds functions that are in each other's way.</summary>
internal static class FunctionConflicts
{
    public static void Report(
        IEnumerable<(string Name, MethodInfo Method)> methods,
        IReadOnlyCollection<FunctionDescriptor> functions,
        FunctionErrors errors
    )
    {
        foreach (var same in Several(methods, method => method.Name.ToUpperInvariant()))
        {
            errors.Add(
                $"Several functions are named '{same[0].Name}': {Join(same.Select(method => FunctionErrors.EntryPoint(method.Method)))}."
            );
        }

        // Functions of one name are told of already, whatever they are triggered by.
        var named = functions.DistinctBy(function => function.Name, StringComparer.OrdinalIgnoreCase).ToList();
        foreach (
            var same in Several(
                named.Where(f => f.Trigger.TaskName is not null),
                f => (f.Trigger.Kind, f.Trigger.TaskName!.ToUpperInvariant())
            )
        )
        {
            errors.Add($"Several functions serve the {Task(same[0])} '{same[0].Trigger.TaskName}': {Join(same.Select(f => f.Name))}.");
        }

        ReportRoutes(named, errors);
    }

    private static void ReportRoutes(IReadOnlyCollection<FunctionDescriptor> functions, FunctionErrors errors)
    {
        var routed = functions.Where(function => function.Trigger is FunctionTrigger.Http).ToList();
        foreach (var same in Several(routed, function => Route(function).Shape))
        {
            foreach (var (first, second) in same.SelectMany((first, i) => same.Skip(i + 1).Select(second => (first, second))))
            {
                if (Route(first).SharesMethodWith(Route(second)))
                {
                    errors.Add($"Functions '{first.Name}' and '{second.Name}' take the same requests: {Route(first)} and {Route(second)}.");
                }
            }
        }
    }

    private static IEnumerable<List<T>> Several<T, TKey>(IEnumerable<T> items, Func<T, TKey> key) =>
        items.GroupBy(key).Select(group => group.ToList()).Where(group => group.Count > 1);

    private static HttpRoute Route(FunctionDescriptor function) => ((FunctionTrigger.Http)function.Trigger).Route;

    private static string Task(FunctionDescriptor function) => function.Trigger.Kind.Replace("Trigger", "", StringComparison.Ordinal);

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);
}
