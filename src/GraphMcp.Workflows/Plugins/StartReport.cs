using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Progress;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Templates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GraphMcp.Workflows.Plugins;

/// <summary>Reads templates and creates all parts when the host starts, and tells which of them cannot be used.</summary>
internal sealed partial class StartReport(
    ITemplateCatalog templates,
    PluginCatalog plugins,
    PartCatalog<IFileProcessor> processors,
    PartCatalog<IProgressObserver> observers,
    PartCatalog<IReportWriter> writers,
    ILogger<StartReport> logger
) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var broken in templates.Broken)
        {
            LogBrokenTemplate(broken);
        }

        foreach (var failure in plugins.Failures)
        {
            LogFailedPlugin(failure.Plugin, failure.Reason);
        }

        // Each tells for itself of the parts that cannot be created.
        _ = (processors.All, observers.All, writers.All);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "The template {Template}")]
    private partial void LogBrokenTemplate(BrokenTemplate template);

    [LoggerMessage(2, LogLevel.Warning, "The plugin {Plugin} is left out: {Reason}")]
    private partial void LogFailedPlugin(string plugin, string reason);
}
