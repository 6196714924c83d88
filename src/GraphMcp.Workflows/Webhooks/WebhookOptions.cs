namespace GraphMcp.Workflows.Webhooks;

/// <summary>How events are pushed; bound from <c>Workflows:Webhooks</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Workflows:Webhooks";

    /// <summary>Gets or sets the secrets that requests name, by name.</summary>
    public IDictionary<string, string> Secrets { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets whether targets in loopback, private, link-local and other special address ranges are allowed; default no.</summary>
    public bool AllowPrivateTargets { get; set; }

    /// <summary>Gets or sets how often an event is tried before it goes to the dead letters; default 8, over about ten minutes.</summary>
    public int MaxAttempts { get; set; } = 8;

    /// <summary>Gets or sets the wait before the second attempt in seconds, doubled for each further one; default 5.</summary>
    public double FirstDelaySeconds { get; set; } = 5;

    /// <summary>Gets or sets the longest wait in seconds; default 300.</summary>
    public double MaxDelaySeconds { get; set; } = 300;

    /// <summary>Gets or sets how long a target may take to answer in seconds; default 15.</summary>
    public double TimeoutSeconds { get; set; } = 15;
}
