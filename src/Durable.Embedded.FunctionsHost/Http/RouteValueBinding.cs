using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Durable.Embedded.FunctionsHost.Invocation;
using Microsoft.AspNetCore.Http;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>Binds parameters of HTTP functions to values of their routes.</summary>
internal static class RouteValueBinding
{
    /// <summary>The binding, or null where no text can be read as the parameter's type.</summary>
    public static ParameterBinding? Create(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(string))
        {
            return invocation => Value(invocation, parameter);
        }

        var converter = TypeDescriptor.GetConverter(type);
        return converter.CanConvertFrom(typeof(string))
            ? invocation => Value(invocation, parameter) is string text ? Convert(converter, text, parameter) : Value(invocation, parameter)
            : null;
    }

    /// <summary>The route's text, or the default of the parameter where the route has none.</summary>
    private static object? Value(FunctionInvocation invocation, ParameterInfo parameter) =>
        invocation.TriggerData.TryGetValue(parameter.Name!, out var value) && value is not null
            ? System.Convert.ToString(value, CultureInfo.InvariantCulture)
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : null;

    private static object? Convert(TypeConverter converter, string text, ParameterInfo parameter)
    {
        try
        {
            return converter.ConvertFromInvariantString(text);
        }
        catch (Exception e) // converters throw whatever their types do
        {
            throw new BadHttpRequestException($"The value '{text}' of '{parameter.Name}' is not a {parameter.ParameterType.Name}.", e);
        }
    }
}
