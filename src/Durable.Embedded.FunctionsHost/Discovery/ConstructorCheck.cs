using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Durable.Embedded.FunctionsHost.Discovery;

/// <summary>Finds function classes that the services cannot make, before the first function needs one.</summary>
internal static class ConstructorCheck
{
    public static void Report(IEnumerable<FunctionDescriptor> functions, IServiceProviderIsService services, FunctionErrors errors)
    {
        foreach (var group in functions.Where(NeedsObject).GroupBy(function => function.Method.DeclaringType!))
        {
            var missing = group.Key.GetConstructors().Select(constructor => Missing(constructor, services)).MinBy(types => types.Count);
            if (missing is not { Count: 0 })
            {
                var first = group.First();
                errors.Add(first.Name, first.Method, missing is null ? "its class has no public constructor." : Describe(missing));
            }
        }
    }

    /// <summary>Abstract and generic classes are told of already.</summary>
    private static bool NeedsObject(FunctionDescriptor function) =>
        !function.Method.IsStatic && function.Method.DeclaringType is { IsAbstract: false, ContainsGenericParameters: false };

    private static List<Type> Missing(ConstructorInfo constructor, IServiceProviderIsService services) =>
        [
            .. constructor
                .GetParameters()
                .Where(parameter => !parameter.HasDefaultValue && !parameter.IsDefined(typeof(FromKeyedServicesAttribute)))
                .Select(parameter => parameter.ParameterType)
                .Where(type => !services.IsService(type)),
        ];

    private static string Describe(IEnumerable<Type> missing) =>
        $"its class needs services that are not registered: {string.Join(", ", missing.Select(type => type.FullName))}.";
}
