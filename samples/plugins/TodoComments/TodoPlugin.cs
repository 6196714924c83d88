using GraphMcp.Workflows.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TodoComments;

/// <summary>Binds the plugin's options; its parts are found without it.</summary>
public sealed class TodoPlugin : IPlugin
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.Configure<TodoOptions>(configuration.GetSection(TodoOptions.Section));
}
