using GraphMcp.Workflows.Control;
using Microsoft.DurableTask.Client;

namespace GraphMcp.Workflows.Management;

/// <summary>A workflow that was asked for: its record, and its instance where it was scheduled already.</summary>
internal sealed record KnownWorkflow(RequestRecord Record, OrchestrationMetadata? Instance, ControlLog Control);
