namespace Durable.Embedded.FunctionsHost;

/// <summary>The functions cannot be started as they are declared; all errors are told at once.</summary>
public sealed class InvalidFunctionsException : Exception
{
    internal InvalidFunctionsException(IReadOnlyList<string> errors)
        : base($"The functions cannot be started:{string.Concat(errors.Select(error => $"{Environment.NewLine}  - {error}"))}")
    {
        Errors = errors;
    }

    /// <summary>The errors, each naming the function and its method.</summary>
    public IReadOnlyList<string> Errors { get; }
}
