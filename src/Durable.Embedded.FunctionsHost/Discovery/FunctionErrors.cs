using System.Reflection;

namespace Durable.Embedded.FunctionsHost.Discovery;

/// <summary>Collects what is wrong with the functions, so that all of it is told at once.</summary>
internal sealed class FunctionErrors
{
    private readonly List<string> _errors = [];

    public void Add(string function, MethodInfo method, string error) => Add($"Function '{function}' ({EntryPoint(method)}): {error}");

    public void Add(string error) => _errors.Add(error);

    /// <summary>Tells all errors at once.</summary>
    /// <exception cref="InvalidFunctionsException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new InvalidFunctionsException(_errors);
        }
    }

    public static string EntryPoint(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
