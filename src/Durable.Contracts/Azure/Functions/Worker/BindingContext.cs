namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger says besides its value.</summary>
public abstract class BindingContext
{
    /// <summary>Facts by name, such as route values.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
