using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is known of a function.</summary>
public abstract class FunctionDefinition
{
    /// <summary>Its parameters.</summary>
    public abstract ImmutableArray<FunctionParameter> Parameters { get; }

    /// <summary>The path of its assembly.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>Its method's full name.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>What tells it from all others.</summary>
    public abstract string Id { get; }

    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>The bindings that go into it, by parameter name; the trigger is one of them.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>The bindings that come out of it.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
