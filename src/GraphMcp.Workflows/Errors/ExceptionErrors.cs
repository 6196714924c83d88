using System.Net;
using System.Reflection;

namespace GraphMcp.Workflows.Errors;

/// <summary>Makes errors of exceptions as they are thrown.</summary>
internal static class ExceptionErrors
{
    // ENOSPC, EDQUOT (Linux), ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL (Windows).
    private static readonly int[] DiskFull = [28, 122, unchecked((int)0x80070027), unchecked((int)0x80070070)];

    // EROFS and ERROR_WRITE_PROTECT.
    private static readonly int[] ReadOnly = [30, unchecked((int)0x80070013)];

    /// <summary>Returns the error. Where an exception's own message quotes what it could not read, only what and where it was is passed on.</summary>
    public static WorkflowError Classify(Exception exception)
    {
        var cause = Unwrap(exception);
        if (cause is WorkflowException known)
        {
            return new WorkflowError(known.Code, known.ErrorClass, SafeMessage.Of(known.Message), known.GetType().FullName);
        }

        var (code, kind) = Meaning(cause) ?? (ErrorCodes.Unexpected, ErrorClass.Bug);
        var message = code == ErrorCodes.InvalidData ? $"{Describe(cause)}." : SafeMessage.Of(cause.Message);
        return new WorkflowError(code, kind, message, cause.GetType().FullName);
    }

    /// <summary>Returns what an exception was and where it came from, without its message.</summary>
    public static string Describe(Exception exception) =>
        exception.TargetSite is { DeclaringType: { } type } site
            ? $"{exception.GetType().Name} in {type.Name}.{site.Name}"
            : exception.GetType().Name;

    /// <summary>Returns the exception that others only wrap.</summary>
    public static Exception Unwrap(Exception exception) =>
        exception switch
        {
            AggregateException { InnerExceptions: [var only] } => Unwrap(only),
            TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
            _ => exception,
        };

    private static (string Code, ErrorClass Class)? Meaning(Exception exception) =>
        exception switch
        {
            HttpRequestException { StatusCode: { } status } => OfStatus(status),
            IOException when DiskFull.Contains(exception.HResult) => (ErrorCodes.DiskFull, ErrorClass.Configuration),
            IOException when ReadOnly.Contains(exception.HResult) => (ErrorCodes.AccessDenied, ErrorClass.Configuration),
            _ => ExceptionTypes.Find(exception.GetType()) ?? (exception.InnerException is { } inner ? Meaning(inner) : null),
        };

    private static (string Code, ErrorClass Class) OfStatus(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => (ErrorCodes.AccessDenied, ErrorClass.Configuration),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => (ErrorCodes.Missing, ErrorClass.Permanent),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests => (ErrorCodes.NetworkError, ErrorClass.Transient),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => ("request-refused", ErrorClass.Permanent),
            _ => (ErrorCodes.NetworkError, ErrorClass.Transient),
        };
}
