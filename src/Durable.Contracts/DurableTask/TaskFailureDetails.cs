using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.DurableTask;

/// <summary>A failure as data: it outlives the process in which the exception was thrown.</summary>
/// <param name="ErrorType">The full name of the exception's type.</param>
/// <param name="ErrorMessage">The exception's message.</param>
/// <param name="StackTrace">The exception's stack trace, where it is known.</param>
/// <param name="InnerFailure">The failure that caused this one, if any.</param>
/// <param name="Properties">Further facts about the failure, if any.</param>
public record TaskFailureDetails(
    string ErrorType,
    string ErrorMessage,
    string? StackTrace,
    TaskFailureDetails? InnerFailure,
    IDictionary<string, object?>? Properties
)
{
    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    /// <summary>Whether the failed exception was a <typeparamref name="T"/> or derived from it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool IsCausedBy<T>()
        where T : Exception => IsCausedBy(typeof(T), Assembly.GetCallingAssembly());

    /// <summary>Whether the failed exception was of the given type or derived from it.</summary>
    /// <remarks>The type is found by its name among the loaded assemblies; an unknown one gives false.</remarks>
    /// <exception cref="ArgumentException">The type is not an exception's.</exception>
    /// <exception cref="AmbiguousMatchException">Several loaded assemblies have a type of that name.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!typeof(Exception).IsAssignableFrom(targetBaseExceptionType))
        {
            throw new ArgumentException($"The type {targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));
        }

        return IsCausedBy(targetBaseExceptionType, Assembly.GetCallingAssembly());
    }

    /// <summary>The details of an exception and of what caused it.</summary>
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Describe(exception);
    }

    [return: NotNullIfNotNull(nameof(exception))]
    private static TaskFailureDetails? Describe(Exception? exception) =>
        exception is null
            ? null
            : new TaskFailureDetails(
                exception.GetType().ToString(),
                exception.Message,
                exception.StackTrace,
                Describe(exception.InnerException) ?? (exception as TaskFailedException)?.FailureDetails,
                null
            );

    private bool IsCausedBy(Type target, Assembly caller) =>
        !string.IsNullOrEmpty(ErrorType)
        && (Type.GetType(ErrorType) ?? target.Assembly.GetType(ErrorType) ?? caller.GetType(ErrorType) ?? FindLoadedType()) is { } type
        && target.IsAssignableFrom(type);

    private Type? FindLoadedType()
    {
        Type[] found = [.. AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(ErrorType)).OfType<Type>()];
        return found.Length <= 1
            ? found.FirstOrDefault()
            : throw new AmbiguousMatchException($"Multiple exception types with the name '{ErrorType}' were found.");
    }
}
