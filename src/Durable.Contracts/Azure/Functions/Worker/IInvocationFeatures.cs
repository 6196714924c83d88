namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the host attaches to an invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Attaches a feature.</summary>
    void Set<T>(T instance);

    /// <summary>The feature of that type, or its default where there is none.</summary>
    T? Get<T>();
}
