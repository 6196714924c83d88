using System.Collections;
using System.Diagnostics;
using Durable.Embedded.FunctionsHost.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using RetryContext = Microsoft.Azure.Functions.Worker.RetryContext;

namespace Durable.Embedded.FunctionsHost.Invocation;

/// <summary>One invocation of a function, with all that its parameters may ask for.</summary>
internal sealed class FunctionInvocation(
    FunctionDescriptor function,
    IServiceProvider services,
    DurableTaskClient client,
    CancellationToken cancellationToken
) : FunctionContext, IInvocationFeatures
{
    private Dictionary<Type, object>? _features;
    private IDictionary<object, object>? _items;
    private string? _id;

    public DurableTaskClient Client => client;

    /// <summary>What the trigger's parameter gets.</summary>
    public object? TriggerValue { get; init; }

    /// <summary>The context of the activity, if the function is one.</summary>
    public TaskActivityContext? ActivityContext { get; init; }

    /// <summary>What the trigger says besides its value.</summary>
    public IReadOnlyDictionary<string, object?> TriggerData { get; init; } =
        System.Collections.Immutable.ImmutableDictionary<string, object?>.Empty;

    public override string InvocationId => _id ??= Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = new CurrentTrace();

    public override BindingContext BindingContext => new Bindings(TriggerData);

    public override RetryContext RetryContext => FirstAttempt.Instance;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => field ??= new HostedFunctionDefinition(function);

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override IInvocationFeatures Features => this;

    public override CancellationToken CancellationToken => cancellationToken;

    void IInvocationFeatures.Set<T>(T instance)
    {
        ArgumentNullException.ThrowIfNull(instance);
        (_features ??= [])[typeof(T)] = instance;
    }

    T? IInvocationFeatures.Get<T>()
        where T : default => _features is not null && _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

    IEnumerator<KeyValuePair<Type, object>> IEnumerable<KeyValuePair<Type, object>>.GetEnumerator() => (_features ?? []).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_features ?? []).GetEnumerator();

    private sealed class Bindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class CurrentTrace : TraceContext
    {
        private readonly Activity? _activity = Activity.Current;

        public override string TraceParent => _activity?.Id ?? "";

        public override string TraceState => _activity?.TraceStateString ?? "";
    }

    /// <summary>This host does not retry functions by itself; activities are retried by their orchestrators.</summary>
    private sealed class FirstAttempt : RetryContext
    {
        public static readonly FirstAttempt Instance = new();

        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }
}
