using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Activities;

/// <summary>All that an activity works with: the workflow's input, its workspace, its open source and its processor.</summary>
internal sealed class WorkflowEnvironment(WorkflowInput input, IWorkspace workspace, IFileSource source, IFileProcessor processor)
    : IAsyncDisposable
{
    public WorkflowInput Input => input;

    public string WorkflowId => input.WorkflowId;

    public IWorkspace Workspace => workspace;

    public IFileSource Source => source;

    public IFileProcessor Processor => processor;

    public ProcessorParameters Parameters { get; } = new(input.Parameters);

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
