using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.Client;

/// <summary>What the Functions client on Azure shows of an instance: no tags, and a failure as the text of its output only.</summary>
internal static class AzureFloorMetadata
{
    /// <summary>The custom status counts as an output where one instance is asked for.</summary>
    public static OrchestrationMetadata Of(OrchestrationMetadata instance, bool withPayloads) =>
        Of(instance, withPayloads ? instance.SerializedCustomStatus : null);

    public static AsyncPageable<OrchestrationMetadata> PagesAsync(AsyncPageable<OrchestrationMetadata> instances) =>
        Pageable.Create(
            async (token, pageSize, cancellation) =>
            {
                var page = await instances.AsPages(token, pageSize).FirstAsync(cancellation).ConfigureAwait(false);
                return new Page<OrchestrationMetadata>(
                    [.. page.Values.Select(instance => Of(instance, instance.SerializedCustomStatus))],
                    page.ContinuationToken
                );
            }
        );

    private static OrchestrationMetadata Of(OrchestrationMetadata instance, string? customStatus) =>
        new(instance.Name, instance.InstanceId)
        {
            RuntimeStatus = instance.RuntimeStatus,
            CreatedAt = instance.CreatedAt,
            LastUpdatedAt = instance.LastUpdatedAt,
            SerializedInput = instance.SerializedInput,
            SerializedOutput = instance is { FailureDetails: { } failure, DataConverter: not null }
                ? failure.ToString()
                : instance.SerializedOutput,
            SerializedCustomStatus = customStatus,
            DataConverter = instance.DataConverter,
        };
}
