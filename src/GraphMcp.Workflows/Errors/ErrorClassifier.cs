using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Errors;

/// <summary>Gives what went wrong with a file a stable code and a message that holds none of the file's content.</summary>
internal static class ErrorClassifier
{
    /// <summary>Returns whether trying again in a moment may help.</summary>
    public static bool IsTransient(Exception exception) =>
        exception is IOException and not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException);

    /// <summary>Returns why a file could not be read.</summary>
    public static FileError OfRead(Exception exception) =>
        exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => new("missing", "The file was gone when its turn came."),
            UnauthorizedAccessException => new("unreadable", "The file may not be read."),
            _ => new("unreadable", $"The file could not be read ({exception.GetType().Name})."),
        };

    /// <summary>Returns why a file could not be processed. An exception's own message may quote the file, so only ours is passed on.</summary>
    public static FileError OfProcessor(string processor, Exception exception) =>
        exception is WorkflowException known
            ? new(known.Code, known.Message)
            : new("processor-error", $"The processor '{processor}' failed: {exception.GetType().Name}{Place(exception)}.");

    private static string Place(Exception exception) =>
        exception.TargetSite is { DeclaringType: { } type } site ? $" in {type.Name}.{site.Name}" : "";
}
