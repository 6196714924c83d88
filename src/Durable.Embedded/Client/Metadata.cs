using Durable.Embedded.Serialization;
using Durable.Embedded.Store;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Client;

/// <summary>Shows a stored instance to clients.</summary>
internal static class Metadata
{
    public static OrchestrationMetadata From(InstanceRow row, bool withPayloads, DataConverter converter) =>
        new(row.Name, row.Id)
        {
            RuntimeStatus = (OrchestrationRuntimeStatus)row.Status,
            CreatedAt = new DateTimeOffset(row.CreatedAt),
            LastUpdatedAt = new DateTimeOffset(row.UpdatedAt),
            SerializedInput = withPayloads ? row.Input : null,
            SerializedOutput = withPayloads ? row.Output : null,
            SerializedCustomStatus = row.CustomStatus,
            FailureDetails = row.Failure is { } failure ? Failures.ToTaskFailure(failure) : null,
            Tags = row.Tags ?? new Dictionary<string, string>(StringComparer.Ordinal),
            DataConverter = withPayloads ? converter : null,
        };
}
