using GraphMcp.Workflows.Control;
using GraphMcp.Workflows.Workspaces;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>A workflow that was asked for: its record, its instance where it was scheduled already, and where its files are.</summary>
internal sealed record KnownWorkflow(RequestRecord Record, OrchestrationMetadata? Instance, ControlLog Control, IWorkspace Workspace);
