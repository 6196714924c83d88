using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Errors.Breakers;

namespace GraphMcp.Workflows.Management;

/// <summary>Where a host keeps its workflows, and how it runs them; bound from the configuration section <c>Workflows</c>.</summary>
public sealed class WorkflowOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Workflows";

    /// <summary>Gets or sets the workspace of all workflows (an absolute folder or a URI); no default.</summary>
    public string? Workspace { get; set; }

    /// <summary>Gets or sets the folder or URI below which a workflow without an output of its own gets one, named by its id; no default.</summary>
    public string? Output { get; set; }

    /// <summary>
    /// Gets or sets how long a finished workflow is kept before a purge of old ones removes it, in days, hours, minutes and seconds
    /// (<c>30.00:00:00</c>); default null: until it is purged by its id.
    /// </summary>
    public TimeSpan? Retention { get; set; }

    /// <summary>Gets or sets the folder whose <c>*.yaml</c> and <c>*.yml</c> files are templates beside the built-in ones; read at the start; default none.</summary>
    public string? Templates { get; set; }

    /// <summary>Gets or sets the folder of the plugins, read where the services are registered; default none.</summary>
    public string? Plugins { get; set; }

    /// <summary>
    /// Gets or sets the places (absolute folders, or URIs) in and below which requests may name sources and outputs; an empty list allows
    /// none. Default null: any, as for a command line that acts for its own user. Servers set it.
    /// </summary>
    public IList<string>? AllowedRoots { get; set; }

    /// <summary>Gets or sets what a request gets that omits a field.</summary>
    public WorkflowDefaults Defaults { get; set; } = new();

    /// <summary>Gets or sets how an activity that fails as a whole is retried.</summary>
    public RetrySettings Retry { get; set; } = new();

    /// <summary>
    /// Gets or sets how many seconds a report writer of the host's or a plugin's may take for its file, over 0 to 86,400, default 60; the built-in
    /// ones take as long as they need.
    /// </summary>
    public double ReportWriterSeconds { get; set; } = 60;

    /// <summary>Gets or sets how much of the walk is one page of the plan.</summary>
    public PagePolicy Pages { get; set; } = new();

    /// <summary>Gets or sets when a source or workspace that fails is left alone.</summary>
    public CircuitBreakerOptions CircuitBreaker { get; set; } = new();

    /// <summary>Gets or sets the limits of this host's resource pools, by name; at least 1 each, no default.</summary>
    public IDictionary<string, int> Pools { get; set; } = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
}
