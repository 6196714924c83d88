namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>When a dependency that fails is left alone; bound from <c>Workflows:CircuitBreaker</c>.</summary>
public sealed class CircuitBreakerOptions
{
    /// <summary>Gets or sets whether dependencies are watched; default yes.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the part of the calls that must fail, over 0 to 1, default 0.5.</summary>
    public double FailureRatio { get; set; } = 0.5;

    /// <summary>Gets or sets how many calls must have been counted, at least 2, default 8. Of one file only the first failure counts.</summary>
    public int MinimumThroughput { get; set; } = 8;

    /// <summary>Gets or sets over how many seconds calls are counted, 0.5 to 86,400, default 60.</summary>
    public double SamplingSeconds { get; set; } = 60;

    /// <summary>Gets or sets how many seconds a dependency is left alone, 0.5 to 86,400, default 30; then one call tries it.</summary>
    public double BreakSeconds { get; set; } = 30;
}
