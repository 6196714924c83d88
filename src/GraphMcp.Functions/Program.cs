using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using GraphMcp.Functions;
using GraphMcp.Workflows.Management;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddGraphMcpFunctions(builder.Configuration);

// A function app's own disk is nobody's source: unless folders are configured, none may be named.
builder.Services.PostConfigure<WorkflowOptions>(options => options.AllowedRoots ??= []);

// The host sends its own telemetry (telemetryMode in host.json); this is the worker's: what functions, orchestrations and storage clients do.
var telemetry = builder.Services.AddOpenTelemetry();
telemetry.UseFunctionsWorkerDefaults();
telemetry.WithTracing(tracing => tracing.AddSource("Microsoft.DurableTask", "Azure.*"));
if (builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } connection)
{
    telemetry.UseAzureMonitorExporter(options =>
    {
        options.ConnectionString = connection;
        if (builder.Configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] is { Length: > 0 })
        {
            // The user-assigned identity, by AZURE_CLIENT_ID.
            options.Credential = new DefaultAzureCredential();
        }
    });
}

builder.Build().Run();
