using System.Collections.Immutable;
using System.Reflection;
using Durable.Embedded.FunctionsHost.Discovery;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Durable.Embedded.FunctionsHost.Invocation;

/// <summary>What an invocation tells of its function.</summary>
internal sealed class HostedFunctionDefinition(FunctionDescriptor function) : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters =>
        [
            .. function
                .Method.GetParameters()
                .Select(parameter => new FunctionParameter(
                    parameter.Name!,
                    parameter.ParameterType,
                    parameter.HasDefaultValue,
                    parameter.HasDefaultValue ? parameter.DefaultValue : null
                )),
        ];

    public override string PathToAssembly => function.Method.DeclaringType!.Assembly.Location;

    public override string EntryPoint => function.EntryPoint;

    public override string Id => function.Name;

    public override string Name => function.Name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings =>
        function
            .Method.GetParameters()
            .Where(parameter => parameter.IsDefined(typeof(BindingAttribute), inherit: false))
            .Select(Describe)
            .ToImmutableDictionary(binding => binding.Name, StringComparer.Ordinal);

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    private BindingMetadata Describe(ParameterInfo parameter) =>
        new InputBinding(parameter.Name!, parameter == function.TriggerParameter ? function.Trigger.Kind : "durableClient");

    private sealed class InputBinding(string name, string type) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => BindingDirection.In;
    }
}
