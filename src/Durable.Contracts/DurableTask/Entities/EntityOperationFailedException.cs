namespace Microsoft.DurableTask.Entities;

/// <summary>An entity's operation failed, as the orchestrator that called it sees it.</summary>
public sealed class EntityOperationFailedException : Exception
{
    /// <summary>Tells of a failed operation.</summary>
    public EntityOperationFailedException(EntityInstanceId entityId, string operationName, TaskFailureDetails failureDetails)
        : base($"Operation '{operationName}' of entity '{entityId}' failed: {failureDetails.ErrorMessage}")
    {
        EntityId = entityId;
        OperationName = operationName;
        FailureDetails = failureDetails;
    }

    /// <summary>The entity.</summary>
    public EntityInstanceId EntityId { get; }

    /// <summary>The operation's name.</summary>
    public string OperationName { get; }

    /// <summary>Why it failed.</summary>
    public TaskFailureDetails FailureDetails { get; }
}
