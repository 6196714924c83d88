namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>Tells the circuit breaker that a failure speaks against the dependency; never leaves <see cref="DependencyBreaker"/>.</summary>
internal sealed class CountedFailureException(Exception failure) : Exception(message: null, failure)
{
    public Exception Failure => InnerException!;
}
