using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Sources;
using GraphMcp.Workflows.Templates;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Activities;

/// <summary>Opens the environment of an activity from the workflow's record, so that activity inputs stay small however large the request was.</summary>
public sealed class WorkflowEnvironments(IWorkspaceProvider workspaces, IFileSourceProvider sources, ProcessorCatalog processors)
{
    /// <summary>Opens all of it, with the processor of a shard's step.</summary>
    /// <exception cref="WorkflowException">The workspace does not know the workflow, or its processor is gone.</exception>
    internal async Task<WorkflowEnvironment> OpenAsync(
        string workspaceUri,
        string workflowId,
        CancellationToken cancellationToken,
        int shard = 0
    )
    {
        var workspace = workspaces.Open(workspaceUri);
        var input = await ReadInputAsync(workspace, workflowId, cancellationToken);
        return new WorkflowEnvironment(
            input,
            workspace,
            await SeveralFileSource.OpenAsync(sources, input.Source, cancellationToken),
            FindProcessor(input, shard)
        );
    }

    /// <summary>Opens a workspace and reads the workflow's input from it.</summary>
    internal async Task<(IWorkspace Workspace, WorkflowInput Input)> OpenWorkspaceAsync(
        string workspaceUri,
        string workflowId,
        CancellationToken cancellationToken
    )
    {
        var workspace = workspaces.Open(workspaceUri);
        return (workspace, await ReadInputAsync(workspace, workflowId, cancellationToken));
    }

    private static async Task<WorkflowInput> ReadInputAsync(IWorkspace workspace, string workflowId, CancellationToken cancellationToken) =>
        (await RequestRecord.ReadAsync(workspace, workflowId, cancellationToken))?.Input
        ?? throw new WorkflowSetupException(
            "workspace-incomplete",
            $"The workspace holds no record of the workflow '{workflowId}'.",
            new WorkflowErrorContext { WorkflowId = workflowId }
        );

    private IFileProcessor FindProcessor(WorkflowInput input, int shard)
    {
        var name = input.ProcessSteps.ElementAtOrDefault(ShardNumbers.StepOf(shard))?.Processor ?? "";
        return processors.Find(name)
            ?? throw new WorkflowSetupException(
                "unknown-processor",
                $"This host has no processor '{name}'.",
                new WorkflowErrorContext { WorkflowId = input.WorkflowId }
            );
    }
}
