using GraphMcp.Workflows.Reports.Writers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GraphMcp.Workflows.Reports;

/// <summary>Registers what reports are made and read with.</summary>
public static class ReportServices
{
    /// <summary>Adds the report, the writers of the files beside it, and what reads them; a host adds writers of its own as <see cref="IReportWriter"/>.</summary>
    public static IServiceCollection AddGraphMcpReports(this IServiceCollection services)
    {
        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IReportWriter, SarifReportWriter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IReportWriter, CsvReportWriter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IReportWriter, JUnitReportWriter>());
        services.TryAddSingleton<ReportWriters>();
        services.TryAddSingleton<ReportReader>();
        services.TryAddSingleton<IReportBuilder, ReportBuilder>();
        services.TryAddSingleton<WorkflowReporter>();
        return services;
    }
}
