using System.Globalization;

namespace GraphMcp.Workflows.Errors;

/// <summary>A dependency failed so often that it is left alone for a while: the call was not made.</summary>
/// <param name="dependency">Which one, without secrets.</param>
/// <param name="reason">The last failure, without secrets.</param>
/// <param name="until">When it is tried again, at the earliest.</param>
public sealed class DependencyUnavailableException(string dependency, string reason, DateTimeOffset until)
    : WorkflowException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"The {dependency} fails again and again and is left alone until {until.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC; the last failure: {reason}"
        ),
        new WorkflowErrorContext()
    )
{
    /// <summary>Gets the dependency.</summary>
    public string Dependency => dependency;

    /// <summary>Gets the last failure.</summary>
    public string Reason => reason;

    /// <summary>Gets when it is tried again, at the earliest.</summary>
    public DateTimeOffset Until => until;

    /// <inheritdoc/>
    public override string Code => ErrorCodes.DependencyUnavailable;

    /// <inheritdoc/>
    public override ErrorClass ErrorClass => ErrorClass.Transient;
}
