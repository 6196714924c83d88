namespace Microsoft.DurableTask;

/// <summary>How an orchestration begins anew.</summary>
public class ContinueAsNewOptions
{
    /// <summary>The input of the new run. Default: null.</summary>
    public object? NewInput { get; set; }

    /// <summary>The version of the new run. Default: null, the version stays.</summary>
    public string? NewVersion { get; set; }

    /// <summary>Whether events that nobody has taken yet go over to the new run. Default: true.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;
}
