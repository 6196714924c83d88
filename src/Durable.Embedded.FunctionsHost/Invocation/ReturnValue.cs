using System.Reflection;

namespace Durable.Embedded.FunctionsHost.Invocation;

/// <summary>Awaits what methods return, by the type that they declare.</summary>
/// <remarks>Nothing is awaited here but the method's own task, so that an orchestrator stays within its turn.</remarks>
internal static class ReturnValue
{
    public static Func<object?, Task<object?>> AwaitAs(Type declared)
    {
        if (declared == typeof(Task))
        {
            return returned => AwaitAsync((Task)returned!);
        }

        if (declared == typeof(ValueTask))
        {
            return returned => AwaitAsync(((ValueTask)returned!).AsTask());
        }

        return declared.IsGenericType
            ? declared.GetGenericTypeDefinition() switch
            {
                var task when task == typeof(Task<>) => Of(nameof(AwaitResultAsync), declared),
                var task when task == typeof(ValueTask<>) => Of(nameof(AwaitValueResultAsync), declared),
                _ => Task.FromResult,
            }
            : Task.FromResult;
    }

    private static Func<object?, Task<object?>> Of(string method, Type declared) =>
        typeof(ReturnValue)
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(declared.GetGenericArguments())
            .CreateDelegate<Func<object?, Task<object?>>>();

#pragma warning disable VSTHRD003 // the task is the method's own, called a moment ago
    private static async Task<object?> AwaitAsync(Task task)
    {
        await task;
        return null;
    }

    private static async Task<object?> AwaitResultAsync<T>(object? returned) => await (Task<T>)returned!;
#pragma warning restore VSTHRD003

    private static async Task<object?> AwaitValueResultAsync<T>(object? returned) => await (ValueTask<T>)returned!;
}
