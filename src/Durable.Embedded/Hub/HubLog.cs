using Microsoft.Extensions.Logging;

namespace Durable.Embedded.Hub;

/// <summary>What the engine logs.</summary>
internal static partial class HubLog
{
    [LoggerMessage(1, LogLevel.Critical, "The hub has halted because it could not be written")]
    public static partial void Halted(ILogger logger, Exception cause);

    [LoggerMessage(2, LogLevel.Warning, "Orchestration {Name} '{InstanceId}' failed: {Reason}")]
    public static partial void OrchestrationFailed(ILogger logger, string name, string instanceId, string reason);

    [LoggerMessage(3, LogLevel.Debug, "Orchestration {Name} '{InstanceId}' ended: {Status}")]
    public static partial void OrchestrationEnded(
        ILogger logger,
        string name,
        string instanceId,
        global::DurableTask.Core.OrchestrationStatus status
    );

    [LoggerMessage(4, LogLevel.Warning, "Activity {Name} (#{TaskId}) of '{InstanceId}' failed")]
    public static partial void ActivityFailed(ILogger logger, Exception cause, string name, int taskId, string instanceId);

    [LoggerMessage(5, LogLevel.Warning, "Operation {Operation} of entity '{EntityId}' failed")]
    public static partial void OperationFailed(ILogger logger, Exception cause, string operation, string entityId);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "Orchestration '{InstanceId}' was not started from entity '{EntityId}': an instance of that id is {Status}"
    )]
    public static partial void StartIgnored(
        ILogger logger,
        string instanceId,
        string entityId,
        global::DurableTask.Core.OrchestrationStatus status
    );

    [LoggerMessage(7, LogLevel.Debug, "A message to '{InstanceId}' was dropped: no such instance waits for messages")]
    public static partial void MessageDropped(ILogger logger, string instanceId);

    [LoggerMessage(8, LogLevel.Error, "A turn of '{InstanceId}' failed in the engine")]
    public static partial void TurnFailed(ILogger logger, Exception cause, string instanceId);

    [LoggerMessage(10, LogLevel.Warning, "'{InstanceId}' is left as it is: {Reason}")]
    public static partial void VersionRejected(ILogger logger, string instanceId, string reason);

    [LoggerMessage(9, LogLevel.Warning, "A service scope could not be disposed of")]
    public static partial void DisposeFailed(ILogger logger, Exception cause);
}
