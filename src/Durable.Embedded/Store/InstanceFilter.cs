using DurableTask.Core;

namespace Durable.Embedded.Store;

/// <summary>Which instances a query asks for: those after a key, in the order of their creation.</summary>
internal sealed record InstanceFilter
{
    public long AfterKey { get; init; }
    public int Limit { get; init; } = 100;
    public DateTime? CreatedFrom { get; init; }
    public DateTime? CreatedTo { get; init; }
    public DateTime? UpdatedFrom { get; init; }
    public DateTime? UpdatedTo { get; init; }
    public string? IdPrefix { get; init; }
    public IReadOnlySet<OrchestrationStatus>? Statuses { get; init; }
}
