using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Gives HTTP functions their ASP.NET Core context.</summary>
public static class FunctionContextExtensions
{
    /// <summary>Where the host puts the HTTP context among the invocation's items.</summary>
    internal const string HttpContextKey = "HttpRequestContext";

    /// <summary>The HTTP context; null where no HTTP request started the function.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextKey, out var item) ? item as HttpContext : null;
}
