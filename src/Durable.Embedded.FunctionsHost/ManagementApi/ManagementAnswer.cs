using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Durable.Embedded.FunctionsHost.ManagementApi;

/// <summary>The answers of the management API. No answer shows a stack.</summary>
internal static class ManagementAnswer
{
    public static IResult Json(JsonNode? json, int status = StatusCodes.Status200OK) =>
        Results.Text(json?.ToJsonString() ?? "null", "application/json", Encoding.UTF8, status);

    public static IResult Accepted => Empty(StatusCodes.Status202Accepted);

    public static IResult NotFound => Empty(StatusCodes.Status404NotFound);

    /// <summary>The instance has ended already.</summary>
    public static IResult Gone => Empty(StatusCodes.Status410Gone);

    /// <summary>The published API's own refusals, in its own shape.</summary>
    public static IResult Refused(string message) => Refused(new JsonObject { ["Message"] = message });

    public static IResult Refused(string message, Exception reason) => Refused(message, reason.Message, reason.GetType());

    public static IResult Refused(string message, string reason, Type type) =>
        Refused(
            new JsonObject
            {
                ["Message"] = message,
                ["ExceptionMessage"] = reason,
                ["ExceptionType"] = type.FullName,
            }
        );

    /// <summary>Refusals that the published API does not know.</summary>
    public static IResult Problem(int status, string title, string? detail = null) =>
        Results.Problem(detail, statusCode: status, title: title);

    private static IResult Refused(JsonObject json) => Json(json, StatusCodes.Status400BadRequest);

    private static IResult Empty(int status) => Results.StatusCode(status);
}
