using GraphMcp.Workflows.Errors;
using Microsoft.AspNetCore.Http;

namespace GraphMcp.Functions.Http;

/// <summary>An error as RFC 9457 describes it.</summary>
/// <param name="Title">The same for all errors of a kind.</param>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Detail">What was wrong this time.</param>
/// <param name="Code">The stable code of the kind.</param>
/// <param name="State">The workflow's state where it is the reason.</param>
internal sealed record Problem(string Title, int Status, string Detail, string Code, string? State = null)
{
    /// <summary>Returns the answer; <paramref name="allow"/> names the methods that would have been allowed.</summary>
    public HttpAnswer ToAnswer(string? allow = null) => new(Status, this, "application/problem+json") { Allow = allow };

    /// <summary>Returns the problem that an exception means to a caller, or null when it is a fault of ours.</summary>
    public static Problem? Of(Exception exception) =>
        exception switch
        {
            WorkflowNotFoundException => Of("Not found", StatusCodes.Status404NotFound, (WorkflowException)exception),
            CheckpointNotFoundException => Of("Not found", StatusCodes.Status404NotFound, (WorkflowException)exception),
            CheckpointPurgedException => Of("Gone", StatusCodes.Status410Gone, (WorkflowException)exception),
            WorkflowStateException state => Of("Conflict", StatusCodes.Status409Conflict, state) with { State = state.State.ToString() },
            WorkflowExistsException => Of("Conflict", StatusCodes.Status409Conflict, (WorkflowException)exception),
            WorkflowRequestException => Of("Bad request", StatusCodes.Status400BadRequest, (WorkflowException)exception),
            DependencyUnavailableException => Of("Unavailable", StatusCodes.Status503ServiceUnavailable, (WorkflowException)exception),
            BadHttpRequestException bad => Of(bad),
            NotSupportedException => new("Not implemented", StatusCodes.Status501NotImplemented, exception.Message, "not-supported"),
            _ => null,
        };

    private static Problem Of(BadHttpRequestException exception) =>
        exception.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => new("Payload too large", exception.StatusCode, exception.Message, "payload-too-large"),
            StatusCodes.Status415UnsupportedMediaType => new(
                "Unsupported media type",
                exception.StatusCode,
                exception.Message,
                "unsupported-media-type"
            ),
            StatusCodes.Status408RequestTimeout => new("Request timeout", exception.StatusCode, exception.Message, "request-timeout"),
            _ => new("Bad request", StatusCodes.Status400BadRequest, exception.Message, "invalid-request"),
        };

    private static Problem Of(string title, int status, WorkflowException exception) =>
        new(title, status, exception.Message, exception.Code);
}
