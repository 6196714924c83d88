namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>The base of what binds a function to the world.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BindingAttribute : Attribute
{
    /// <summary>Makes a binding.</summary>
    public BindingAttribute() { }
}
