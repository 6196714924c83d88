using System.Collections.Immutable;

namespace Microsoft.DurableTask;

/// <summary>How a new orchestration is started.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Makes start options.</summary>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>Copies start options.</summary>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>The instance id. Default: null, a new one is made up.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When the orchestration starts. Default: null, at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Tags that are stored with the instance. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The version to run. Default: null, the client's default version.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>The statuses in which an existing instance of the same id is kept and the start refused. Default: null, the backend's own rule.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
