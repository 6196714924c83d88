namespace Microsoft.DurableTask;

/// <summary>How an activity or a sub-orchestration is run.</summary>
public record TaskOptions
{
    /// <summary>Makes options that retry as told.</summary>
    public TaskOptions(TaskRetryOptions? retry)
        : this(retry, null) { }

    /// <summary>Makes options that retry as told and carry tags.</summary>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
    {
        Retry = retry;
        Tags = tags;
    }

    /// <summary>Copies options.</summary>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
        Tags = options.Tags;
        Version = options.Version;
    }

    /// <summary>How failures are retried. Default: null, not at all.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Tags that are stored with the task. Default: null, none.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>The version to run. Default: null, the one that the context would choose.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Options that retry by a policy.</summary>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    /// <summary>Options that ask a handler before every retry.</summary>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) => new(handler);

    /// <summary>Options that ask a handler before every retry.</summary>
    public static TaskOptions FromRetryHandler(RetryHandler handler) => new(handler);

    /// <summary>These options for a sub-orchestration with the given instance id.</summary>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
