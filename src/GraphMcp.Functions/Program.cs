using GraphMcp.Functions;
using GraphMcp.Workflows.Management;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddGraphMcpFunctions(builder.Configuration);

// A function app's own disk is nobody's source: unless folders are configured, none may be named.
builder.Services.PostConfigure<WorkflowOptions>(options => options.AllowedRoots ??= []);
builder.Build().Run();
