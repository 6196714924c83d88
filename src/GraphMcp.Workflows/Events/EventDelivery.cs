namespace GraphMcp.Workflows.Events;

/// <summary>Asks for a log's events to be delivered: the input of the delivering orchestration.</summary>
/// <param name="Workspace">The URI of the workspace.</param>
/// <param name="WorkflowId">The workflow.</param>
/// <param name="After">The sequence number up to which events were delivered.</param>
public sealed record EventDelivery(string Workspace, string WorkflowId, long After)
{
    /// <summary>Returns what the ids of all deliveries of a workflow begin with; they are none of its children, which a forced stop ends.</summary>
    public static string InstanceIds(string workflowId) => $"deliver:{workflowId}:";

    /// <summary>Returns the id of a delivery.</summary>
    internal static string InstanceId(string workflowId, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{InstanceIds(workflowId)}{number}");
}
