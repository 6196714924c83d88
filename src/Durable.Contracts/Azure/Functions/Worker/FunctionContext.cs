namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>What tells this invocation from all others.</summary>
    public abstract string InvocationId { get; }

    /// <summary>What tells the function from all others.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The trace that the invocation belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger says besides its value.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>How often the invocation was tried.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>Anything that is shared during this invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>What the host attaches to this invocation.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Fires when the invocation should end.</summary>
    public virtual CancellationToken CancellationToken { get; } = CancellationToken.None;
}
