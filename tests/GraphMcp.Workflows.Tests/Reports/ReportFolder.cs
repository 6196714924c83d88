using System.Text.Json;
using GraphMcp.Storage;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Workflows.Tests.Reports;

/// <summary>A result folder with a hand-made run in it, and the report that is built from that.</summary>
internal sealed class ReportFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("graphmcp-report-").FullName;
    private readonly IWorkspaceProvider _workspaces;

    public ReportFolder(params IReportWriter[] writers)
        : this(TimeProvider.System, writers) { }

    public ReportFolder(TimeProvider clock, params IReportWriter[] writers)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock);
        // Before ours: also then a writer cannot take a built-in one's place.
        foreach (var writer in writers)
        {
            services.AddSingleton(writer);
        }

        var provider = services.AddGraphMcpStorage().AddGraphMcpReports().AddGraphMcpPlugins(folder: null).BuildServiceProvider();
        _workspaces = provider.GetRequiredService<IWorkspaceProvider>();
        Workspace = _workspaces.Open(FolderUri.FromPath(Path.Combine(_root, ".graphmcp")));
        Run = new HandMadeRun(Workspace, FolderUri.FromPath(_root));
        Builder = provider.GetRequiredService<IReportBuilder>();
    }

    public IWorkspace Workspace { get; }

    public HandMadeRun Run { get; }

    public IReportBuilder Builder { get; }

    public string this[string name] => Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public string Text(string name) => File.ReadAllText(this[name]);

    public JsonElement Json() => JsonSerializer.Deserialize<JsonElement>(Text("report.json"));

    public Task<ReportTotals> BuildAsync() => BuildAsync(Run.Request(finishedAt: HandMadeRun.Finished));

    public async Task<ReportTotals> BuildAsync(ReportRequest request)
    {
        foreach (var shard in request.Shards)
        {
            await Builder.BuildPartAsync(Workspace, request, shard, TestContext.Current.CancellationToken);
        }

        return await Builder.AssembleAsync(Workspace, request, TestContext.Current.CancellationToken);
    }
}
