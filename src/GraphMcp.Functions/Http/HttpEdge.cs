using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Functions.Http;

/// <summary>The edge at which exceptions become problem details: every HTTP function runs through it.</summary>
public sealed partial class HttpEdge(ILogger<HttpEdge> logger)
{
    /// <summary>Returns the answer, or the problem that came instead of it.</summary>
    public async Task<IActionResult> RunAsync(Func<Task<IActionResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (Problem.Of(exception) ?? Unexpected(exception)).ToAnswer();
        }
    }

    private Problem Unexpected(Exception exception)
    {
        LogUnexpected(exception);
        return new Problem(
            "Internal error",
            StatusCodes.Status500InternalServerError,
            "Something went wrong; the log says what.",
            "internal-error"
        );
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An HTTP function failed")]
    private partial void LogUnexpected(Exception exception);
}
