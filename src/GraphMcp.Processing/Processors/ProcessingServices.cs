using GraphMcp.Processing.Edits;
using GraphMcp.Processing.Edits.Hcl;
using GraphMcp.Processing.Edits.Ini;
using GraphMcp.Processing.Edits.Json;
using GraphMcp.Processing.Edits.Shell;
using GraphMcp.Processing.Edits.Sql;
using GraphMcp.Processing.Edits.Text;
using GraphMcp.Processing.Edits.Yaml;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Processing.Processors;

/// <summary>Registers the built-in processors and what they are made of.</summary>
public static class ProcessingServices
{
    /// <summary>Adds the processors <c>inventory</c>, <c>reference-scan</c> and <c>decommission</c>, with every edit strategy and syntax check.</summary>
    /// <remarks>A plain list: of two strategies or checks for one format the first counts.</remarks>
    public static IServiceCollection AddGraphMcpProcessing(this IServiceCollection services)
    {
        services.AddSingleton<IEditStrategy, HclEditStrategy>();
        services.AddSingleton<IEditStrategy, YamlEditStrategy>();
        services.AddSingleton<IEditStrategy, JsonEditStrategy>();
        services.AddSingleton<IEditStrategy, IniEdits>();
        services.AddSingleton<IEditStrategy, SqlEdits>();
        services.AddSingleton<IEditStrategy, ShellEdits>();
        services.AddSingleton<IEditStrategy, MarkdownEdits>();
        services.AddSingleton<IEditStrategy, TextEdits>();

        services.AddSingleton<ISyntaxCheck, HclSyntaxCheck>();
        services.AddSingleton<ISyntaxCheck, YamlSyntaxCheck>();
        services.AddSingleton<ISyntaxCheck, JsonSyntaxCheck>();
        services.AddSingleton<ISyntaxCheck>(new IniSyntaxCheck("ini"));
        services.AddSingleton<ISyntaxCheck>(new IniSyntaxCheck("env"));
        services.AddSingleton<ISyntaxCheck>(new IniSyntaxCheck("properties"));
        services.AddSingleton<ISyntaxCheck, SqlSyntaxCheck>();
        services.AddSingleton<ISyntaxCheck, ShellSyntaxCheck>();
        services.AddSingleton<ISyntaxCheck, TextSyntaxCheck>();

        services.AddSingleton<FileEditor>();
        services.AddSingleton<IFileProcessor, InventoryProcessor>();
        services.AddSingleton<IFileProcessor, ReferenceScanProcessor>();
        services.AddSingleton<IFileProcessor, DecommissionProcessor>();
        return services;
    }
}
