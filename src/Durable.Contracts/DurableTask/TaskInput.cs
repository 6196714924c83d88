namespace Microsoft.DurableTask;

internal static class TaskInput
{
    /// <summary>The input as its type; null gives the type's default, also of a value type.</summary>
    public static T As<T>(object? input) =>
        input switch
        {
            T typed => typed,
            null => default!,
#pragma warning disable MA0015 // the message is the published one, which names no parameter
            _ => throw new ArgumentException($"Input type '{input.GetType()}' does not match expected type '{typeof(T)}'."),
#pragma warning restore MA0015
        };
}
