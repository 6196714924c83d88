using Durable.Embedded.FunctionsHost.Discovery;
using Durable.Embedded.FunctionsHost.Invocation;
using Durable.Embedded.FunctionsHost.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>Makes the web server that serves HTTP functions.</summary>
internal static class HttpFunctions
{
    /// <summary>An app with the given services that listens at the given URLs; it has no routes yet.</summary>
    public static WebApplication BuildApp(IServiceCollection services, IConfiguration configuration, string[] urls)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddConfiguration(configuration);
        builder.WebHost.UseKestrelCore().UseUrls(urls);
        // The server's own account of requests shows their queries, and there the key may stand.
        builder.Services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        builder.Services.AddRouting().AddMvcCore(); // MVC for the action results that functions return
        foreach (var service in services)
        {
            builder.Services.Add(service);
        }

        return builder.Build();
    }

    public static void Map(WebApplication app, IEnumerable<FunctionDescriptor> functions, FunctionAccess access, FunctionsRuntime runtime)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(HttpFunction).FullName!);
        foreach (var function in functions)
        {
            if (function.Trigger is FunctionTrigger.Http trigger)
            {
                var served = new HttpFunction(new FunctionInvoker(function), trigger.Level, access, runtime, logger);
                Map(app, trigger.Route, served.ServeAsync).WithDisplayName(function.Name);
            }
        }
    }

    private static IEndpointConventionBuilder Map(WebApplication app, HttpRoute route, RequestDelegate serve) =>
        route.Methods.Count == 0 ? app.Map(route.Pattern, serve) : app.MapMethods(route.Pattern.RawText!, route.Methods, serve);
}
