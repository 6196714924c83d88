using DurableTask.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.DurableTask.Worker;

namespace Durable.Embedded.Serialization;

/// <summary>Turns exceptions into failures as data, and those into the details that user code sees.</summary>
internal static class Failures
{
    /// <summary>An exception as data.</summary>
    /// <param name="provider">Says which properties of it are kept.</param>
    public static FailureDetails From(Exception exception, IExceptionPropertiesProvider? provider = null) =>
        new(
            exception.GetType().FullName!,
            exception.Message,
            exception.StackTrace,
            InnerOf(exception, provider),
            exception is HubLimitException,
            FailureProperties.Of(exception, provider)
        );

    public static FailureDetails From(TaskFailureDetails details) =>
        new(
            details.ErrorType,
            details.ErrorMessage,
            details.StackTrace,
            details.InnerFailure is { } inner ? From(inner) : null,
            isNonRetriable: false,
            details.Properties
        );

    public static TaskFailureDetails ToTaskFailure(FailureDetails failure) =>
        new(
            failure.ErrorType,
            failure.ErrorMessage,
            failure.StackTrace,
            failure.InnerFailure is { } inner ? ToTaskFailure(inner) : null,
            failure.Properties
        );

    /// <summary>A failure of the engine's own making that no retry can mend.</summary>
    public static FailureDetails Final(string type, string message) => new(type, message, null, null, isNonRetriable: true);

    private static FailureDetails? InnerOf(Exception exception, IExceptionPropertiesProvider? provider) =>
        exception switch
        {
            TaskFailedException { FailureDetails: { } cause } => From(cause),
            EntityOperationFailedException { FailureDetails: { } cause } => From(cause),
            { InnerException: { } inner } => From(inner, provider),
            _ => null,
        };
}
