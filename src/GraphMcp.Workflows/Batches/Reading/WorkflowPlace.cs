using GraphMcp.Workflows.Orchestration;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches.Reading;

/// <summary>A workflow and the workspace in which its plan and results are.</summary>
internal sealed record WorkflowPlace(WorkflowInput Input, IWorkspace Workspace);
