using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Gives HTTP functions their ASP.NET Core context.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The HTTP context; null where no HTTP request started the function.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue("HttpRequestContext", out var item) ? item as HttpContext : null;
}
