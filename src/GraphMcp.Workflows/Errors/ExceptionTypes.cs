using System.Collections.Frozen;

namespace GraphMcp.Workflows.Errors;

/// <summary>What exceptions mean by their type alone, which is all that some hosts keep of them.</summary>
internal static class ExceptionTypes
{
    private static readonly FrozenDictionary<string, (string Code, ErrorClass Class)> Known = new Dictionary<
        string,
        (string Code, ErrorClass Class)
    >(StringComparer.Ordinal)
    {
        ["System.IO.IOException"] = (ErrorCodes.StorageUnavailable, ErrorClass.Transient),
        ["Azure.RequestFailedException"] = (ErrorCodes.StorageUnavailable, ErrorClass.Transient),
        ["System.Net.Http.HttpRequestException"] = (ErrorCodes.NetworkError, ErrorClass.Transient),
        ["System.Net.Http.HttpIOException"] = (ErrorCodes.NetworkError, ErrorClass.Transient),
        ["System.Net.Sockets.SocketException"] = (ErrorCodes.NetworkError, ErrorClass.Transient),
        ["System.Net.WebException"] = (ErrorCodes.NetworkError, ErrorClass.Transient),
        ["System.TimeoutException"] = (ErrorCodes.Timeout, ErrorClass.Transient),
        ["System.OperationCanceledException"] = (ErrorCodes.Timeout, ErrorClass.Transient),
        ["System.Threading.Tasks.TaskCanceledException"] = (ErrorCodes.Timeout, ErrorClass.Transient),
        ["System.IO.DirectoryNotFoundException"] = (ErrorCodes.SourceUnavailable, ErrorClass.Configuration),
        ["System.IO.DriveNotFoundException"] = (ErrorCodes.SourceUnavailable, ErrorClass.Configuration),
        ["System.UnauthorizedAccessException"] = (ErrorCodes.AccessDenied, ErrorClass.Configuration),
        ["System.Security.SecurityException"] = (ErrorCodes.AccessDenied, ErrorClass.Configuration),
        ["System.Security.Authentication.AuthenticationException"] = (ErrorCodes.AccessDenied, ErrorClass.Configuration),
        ["System.NotSupportedException"] = (ErrorCodes.NotSupported, ErrorClass.Configuration),
        ["Microsoft.Extensions.Options.OptionsValidationException"] = (ErrorCodes.InvalidConfiguration, ErrorClass.Configuration),
        ["System.IO.FileNotFoundException"] = (ErrorCodes.Missing, ErrorClass.Permanent),
        ["System.IO.PathTooLongException"] = (ErrorCodes.Unreadable, ErrorClass.Permanent),
        ["System.IO.InvalidDataException"] = (ErrorCodes.InvalidData, ErrorClass.Permanent),
        ["System.FormatException"] = (ErrorCodes.InvalidData, ErrorClass.Permanent),
        ["System.Text.Json.JsonException"] = (ErrorCodes.InvalidData, ErrorClass.Permanent),
        ["System.Xml.XmlException"] = (ErrorCodes.InvalidData, ErrorClass.Permanent),
        ["System.OutOfMemoryException"] = (ErrorCodes.OutOfMemory, ErrorClass.Poison),
        ["System.InsufficientExecutionStackException"] = (ErrorCodes.Poison, ErrorClass.Poison),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Returns what a type means, or null when it is not known.</summary>
    public static (string Code, ErrorClass Class)? Find(string? typeName) =>
        typeName is not null && Known.TryGetValue(typeName, out var meaning) ? meaning : null;

    /// <summary>Returns what a type or the nearest of its base types means, or null.</summary>
    public static (string Code, ErrorClass Class)? Find(Type type)
    {
        for (var next = type; next is not null; next = next.BaseType)
        {
            if (Find(next.FullName) is { } meaning)
            {
                return meaning;
            }
        }

        return null;
    }
}
