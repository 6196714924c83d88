namespace GraphMcp.Workflows.Management;

/// <summary>What a request gets that omits a field; bound from <c>Workflows:Defaults</c>.</summary>
public sealed class WorkflowDefaults
{
    /// <summary>Gets or sets the template; no default.</summary>
    public string? Template { get; set; }

    /// <summary>Gets or sets parameters, as text; those that the template does not know are left out.</summary>
    public IDictionary<string, string> Parameters { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets or sets the source; no default.</summary>
    public SourceRequest? Source { get; set; }

    /// <summary>Gets or sets the batch policy; default <see cref="Batches.BatchPolicy"/>'s.</summary>
    public BatchPolicyRequest? Batches { get; set; }

    /// <summary>Gets or sets how many batches are in flight at once; default the number of cores.</summary>
    public int? MaxParallelBatches { get; set; }

    /// <summary>Gets or sets how many files may fail; default <see cref="Errors.FailureTolerance"/>'s.</summary>
    public ToleratedFailuresRequest? ToleratedFailures { get; set; }

    /// <summary>Gets or sets where events are pushed to; default nowhere.</summary>
    public WebhookRequest? Webhook { get; set; }

    /// <summary>Gets or sets whether edits are written to the source; default no.</summary>
    public bool? Apply { get; set; }
}
