using System.Reflection;
using Durable.Embedded.FunctionsHost.Http;
using Durable.Embedded.FunctionsHost.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Durable.Embedded.FunctionsHost.Discovery;

/// <summary>Decides where a parameter's argument comes from.</summary>
internal static class ParameterBinder
{
    /// <summary>The binding, or null and why there is none.</summary>
    public static ParameterBinding? Bind(ParameterInfo parameter, FunctionTrigger trigger, out string? error)
    {
        error = null;
        var binding = parameter.GetCustomAttribute<BindingAttribute>() is { } attribute
            ? ByAttribute(parameter, attribute, out error)
            : ByType(parameter) ?? ByTrigger(parameter, trigger);
        if (binding is null)
        {
            error ??=
                $"its parameter '{parameter.Name}' of type {parameter.ParameterType.Name} cannot be bound; services come through the constructor.";
        }

        return binding;
    }

    /// <summary>Whether a parameter of that type is bound by its type alone.</summary>
    public static bool IsContext(Type type) => type == typeof(FunctionContext) || type == typeof(TaskActivityContext);

    private static ParameterBinding? ByAttribute(ParameterInfo parameter, BindingAttribute attribute, out string? error)
    {
        error = null;
        switch (attribute)
        {
            case TriggerBindingAttribute when !IsContext(parameter.ParameterType):
                return invocation => invocation.TriggerValue;
            case TriggerBindingAttribute:
                return ByType(parameter);
            case DurableClientAttribute when parameter.ParameterType == typeof(DurableTaskClient):
                return invocation => invocation.Client;
            case DurableClientAttribute:
                error = $"its parameter '{parameter.Name}' has [DurableClient] and must be a {nameof(DurableTaskClient)}.";
                return null;
            default:
                error = $"its parameter '{parameter.Name}' has a binding that this host does not have: {attribute.GetType().Name}.";
                return null;
        }
    }

    private static ParameterBinding? ByType(ParameterInfo parameter) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(FunctionContext) => invocation => invocation,
            var type when type == typeof(CancellationToken) => invocation => invocation.CancellationToken,
            var type when type == typeof(TaskActivityContext) => invocation => invocation.ActivityContext,
            _ => null,
        };

    private static ParameterBinding? ByTrigger(ParameterInfo parameter, FunctionTrigger trigger)
    {
        var binding = trigger switch
        {
            FunctionTrigger.Http http when http.Route.Has(parameter.Name!) => RouteValueBinding.Create(parameter),
            FunctionTrigger.Blob blob
                when parameter.ParameterType == typeof(string)
                    && blob.Pattern.Parameters.Contains(parameter.Name, StringComparer.Ordinal) => invocation =>
                invocation.TriggerData[parameter.Name!],
            FunctionTrigger.Activity when parameter is { Name: "instanceId" } && parameter.ParameterType == typeof(string) => invocation =>
                invocation.ActivityContext!.InstanceId,
            _ => null,
        };
        return binding ?? (parameter.HasDefaultValue ? _ => parameter.DefaultValue : null);
    }
}
