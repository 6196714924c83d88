using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Errors;

/// <summary>Gives what went wrong with a file a stable code and a message that holds none of the file's content.</summary>
internal static class ErrorClassifier
{
    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION: someone has the file open.
    private static readonly int[] InUse = [unchecked((int)0x80070020), unchecked((int)0x80070021)];

    /// <summary>Returns whether trying again in a moment may help.</summary>
    public static bool IsTransient(Exception exception) => WorkflowErrors.Of(exception).Class == ErrorClass.Transient;

    /// <summary>Returns whether an error speaks against the dependency as a whole rather than against one file.</summary>
    public static bool IsOfDependency(Exception exception) =>
        exception is not (WorkflowException or OperationCanceledException) && IsTransient(exception) && !InUse.Contains(exception.HResult);

    /// <summary>Returns why a file could not be read.</summary>
    public static FileError OfRead(Exception exception)
    {
        var error = WorkflowErrors.Of(exception);
        var (type, transient) = (error.Type, error.Class == ErrorClass.Transient);
        return exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => new(ErrorCodes.Missing, "The file was gone when its turn came.")
            {
                Type = type,
            },
            UnauthorizedAccessException => new(ErrorCodes.Unreadable, "The file may not be read.") { Type = type },
            WorkflowException => new(error.Code, error.Message, error.Class, Type: type),
            _ => new(
                ErrorCodes.Unreadable,
                $"The file could not be read ({exception.GetType().Name}).",
                transient ? ErrorClass.Transient : ErrorClass.Permanent,
                Type: type
            ),
        };
    }

    /// <summary>Returns why a file could not be processed. An exception's own message may quote the file, so only ours is passed on.</summary>
    public static FileError OfProcessor(string processor, Exception exception)
    {
        var error = WorkflowErrors.Of(exception);
        return exception is WorkflowException
            ? new(error.Code, error.Message, error.Class, Type: error.Type)
            : new(
                ErrorCodes.ProcessorError,
                $"The processor '{processor}' failed: {ExceptionErrors.Describe(exception)}.",
                error.Class == ErrorClass.Configuration ? ErrorClass.Permanent : error.Class,
                Type: error.Type
            );
    }
}
