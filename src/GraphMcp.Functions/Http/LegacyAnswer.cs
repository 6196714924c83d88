using System.Globalization;
using GraphMcp.Workflows.Compatibility;
using Microsoft.AspNetCore.Mvc;

namespace GraphMcp.Functions.Http;

/// <summary>An answer of an old route: it says that the route is deprecated, when it ends and where to read on, and puts problems as the old contract did.</summary>
internal sealed class LegacyAnswer(IActionResult answer, LegacyOptions options, string guide, string successor) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers["Deprecation"] = string.Create(CultureInfo.InvariantCulture, $"@{options.DeprecatedSince.ToUnixTimeSeconds()}");
        headers["Sunset"] = options.Sunset.ToString("R", CultureInfo.InvariantCulture);
        headers["Link"] = string.Join(
            ", ",
            $"<{guide}>; rel=\"deprecation\"; type=\"text/markdown\"",
            $"<{guide}>; rel=\"sunset\"; type=\"text/markdown\"",
            $"<{successor}>; rel=\"successor-version\""
        );
        return InOldShape().ExecuteResultAsync(context);
    }

    private IActionResult InOldShape() =>
        answer is HttpAnswer { Body: Problem problem }
            ? new HttpAnswer(problem.Status, new { error = problem.Detail, code = problem.Code })
            : answer;
}
