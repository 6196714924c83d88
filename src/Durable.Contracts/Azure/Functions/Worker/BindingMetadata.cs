namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known of a binding.</summary>
public abstract class BindingMetadata
{
    /// <summary>The name of the bound parameter.</summary>
    public abstract string Name { get; }

    /// <summary>The kind of binding, such as <c>httpTrigger</c>.</summary>
    public abstract string Type { get; }

    /// <summary>Which way it goes.</summary>
    public abstract BindingDirection Direction { get; }
}
