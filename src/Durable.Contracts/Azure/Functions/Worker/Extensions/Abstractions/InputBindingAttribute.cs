namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>The base of what a function gets besides its trigger.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    /// <summary>Makes an input binding.</summary>
    public InputBindingAttribute() { }
}
