using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace GraphMcp.Storage.Blobs;

/// <summary>Says what a blob service answered in the exceptions that every source and workspace throws.</summary>
internal static class BlobErrors
{
    /// <summary>Makes a call.</summary>
    /// <exception cref="FileNotFoundException">The blob is not there.</exception>
    /// <exception cref="DirectoryNotFoundException">The container is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">The identity may not, or there is none.</exception>
    /// <exception cref="IOException">The service did not answer as expected, however often it was asked.</exception>
    public static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception error) when (IsOfService(error))
        {
            throw Translated(error);
        }
    }

    /// <summary>Tells whether a failure says that a blob or its container is not there.</summary>
    public static bool IsMissing(RequestFailedException error) => error.Status == 404;

    /// <summary>Tells whether a failure says that a condition of the call did not hold.</summary>
    public static bool IsRefusedByCondition(RequestFailedException error) =>
        error.Status == 412 || error.ErrorCode == BlobErrorCode.BlobAlreadyExists;

    /// <summary>Tells whether a failure is one of a call of a service.</summary>
    public static bool IsOfService(Exception error) =>
        error is RequestFailedException or AuthenticationFailedException or AggregateException;

    /// <summary>Returns what is thrown instead of a failure of a service.</summary>
    public static Exception Translated(Exception error) =>
        error switch
        {
            RequestFailedException { Status: 404 } failed when failed.ErrorCode == BlobErrorCode.ContainerNotFound =>
                new DirectoryNotFoundException("The container is not there.", failed),
            RequestFailedException { Status: 404 } failed => new FileNotFoundException("The blob is not there.", failed),
            RequestFailedException { Status: 401 or 403 } failed => new UnauthorizedAccessException(
                $"The blob service refuses the call ({failed.ErrorCode ?? "no code"}).",
                failed
            ),
            AuthenticationFailedException failed => new UnauthorizedAccessException("No identity to call the blob service with.", failed),
            RequestFailedException failed => new IOException(
                $"The blob service failed the call ({failed.Status} {failed.ErrorCode}).".Replace(
                    "(0 )",
                    "(no answer)",
                    StringComparison.Ordinal
                ),
                failed
            ),
            _ => new IOException("The blob service did not answer, however often it was called.", error),
        };
}
