using GraphMcp.Workflows.Plugins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Faulty;

/// <summary>Throws or does what a plugin may not, as the configuration says.</summary>
public sealed class FaultyPlugin : IPlugin
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new Greeting("hello"));
        switch (configuration["Plugins:Faulty:Mode"])
        {
            case "throw":
                throw new InvalidOperationException("the password is hunter2");
            case "host":
                services.AddSingleton<IHostedService, Guest>();
                break;
        }
    }

    private sealed class Guest : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("would end the host");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
