using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Durable.Embedded.FunctionsHost.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Durable.Embedded.FunctionsHost.Discovery;

/// <summary>Finds the functions of classes.</summary>
internal sealed class FunctionFinder(string routePrefix, FunctionErrors errors)
{
    private const int LongestName = 128;

    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The functions, as far as they are right.</summary>
    public IReadOnlyList<FunctionDescriptor> Find(IEnumerable<Type> types)
    {
        var methods = types
            .Distinct()
            .SelectMany(type => type.GetMethods(Declared))
            .Select(method => (Method: method, Attribute: method.GetCustomAttribute<FunctionAttribute>(inherit: false)))
            .Where(found => found.Attribute is not null)
            .Select(found => (found.Attribute!.Name, found.Method))
            .ToList();
        var functions = methods.Select(found => Read(found.Name, found.Method)).OfType<FunctionDescriptor>().ToList();
        FunctionConflicts.Report(methods, functions, errors);
        return functions;
    }

    private FunctionDescriptor? Read(string name, MethodInfo method)
    {
        CheckMethod(name, method);
        var triggers = method.GetParameters().Where(IsTrigger).ToArray();
        if (triggers is not [var parameter])
        {
            errors.Add(name, method, triggers is [] ? "it has no trigger." : $"it has {triggers.Length} triggers: {Names(triggers)}.");
            return null;
        }

        var trigger = TriggerReader.Read(name, parameter, routePrefix, out var error);
        if (error is not null)
        {
            errors.Add(name, method, error);
        }

        return trigger is null ? null : new FunctionDescriptor(name, method, parameter, trigger, Bind(name, method, trigger));
    }

    private void CheckMethod(string name, MethodInfo method)
    {
        if (!IsValid(name))
        {
            errors.Add(name, method, $"a name has letters, digits, '_' and '-', begins with a letter and is at most {LongestName} long.");
        }

        if (!method.IsPublic)
        {
            errors.Add(name, method, "it must be public.");
        }

        if (method.ContainsGenericParameters || (method.DeclaringType!.IsAbstract && !method.IsStatic))
        {
            errors.Add(name, method, "it must neither be generic nor belong to a generic or abstract type.");
        }

        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
        {
            errors.Add(name, method, "it is async void: it must return a task, or nobody knows when it ends.");
        }
    }

    private ImmutableArray<ParameterBinding> Bind(string name, MethodInfo method, FunctionTrigger trigger) =>
        [.. method.GetParameters().Select(parameter => Bind(name, method, trigger, parameter))];

    private ParameterBinding Bind(string name, MethodInfo method, FunctionTrigger trigger, ParameterInfo parameter)
    {
        if (ParameterBinder.Bind(parameter, trigger, out var error) is { } binding)
        {
            return binding;
        }

        errors.Add(name, method, error!);
        return _ => null;
    }

    private static bool IsValid(string name) =>
        name is { Length: > 0 and <= LongestName }
        && char.IsAsciiLetter(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');

    private static bool IsTrigger(ParameterInfo parameter) => parameter.IsDefined(typeof(TriggerBindingAttribute), inherit: false);

    private static string Names(IEnumerable<ParameterInfo> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"'{parameter.Name}'"));
}
