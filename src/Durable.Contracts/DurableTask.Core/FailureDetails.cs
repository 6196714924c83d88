namespace DurableTask.Core;

/// <summary>A failure as data, as the history holds it.</summary>
public class FailureDetails : IEquatable<FailureDetails>
{
    /// <summary>Describes a failure.</summary>
    public FailureDetails(
        string errorType,
        string errorMessage,
        string? stackTrace,
        FailureDetails? innerFailure,
        bool isNonRetriable,
        IDictionary<string, object?>? properties = null
    )
    {
        ErrorType = errorType;
        ErrorMessage = errorMessage;
        StackTrace = stackTrace;
        InnerFailure = innerFailure;
        IsNonRetriable = isNonRetriable;
        Properties = properties;
    }

    /// <summary>Describes a failure.</summary>
    public FailureDetails(string errorType, string errorMessage, string? stackTrace, FailureDetails? innerFailure, bool isNonRetriable)
        : this(errorType, errorMessage, stackTrace, innerFailure, isNonRetriable, null) { }

    /// <summary>Describes an exception that another failure caused.</summary>
    public FailureDetails(Exception e, FailureDetails innerFailure)
        : this(e, innerFailure, null) { }

    /// <summary>Describes an exception and what caused it.</summary>
    public FailureDetails(Exception e)
        : this(e, properties: null) { }

    /// <summary>Describes an exception and what caused it.</summary>
    public FailureDetails(Exception e, IDictionary<string, object?>? properties)
        : this(TypeOf(e), e.Message, e.StackTrace, e.InnerException is { } inner ? new FailureDetails(inner) : null, false, properties) { }

    /// <summary>Describes an exception that another failure caused.</summary>
    public FailureDetails(Exception e, FailureDetails innerFailure, IDictionary<string, object?>? properties)
        : this(TypeOf(e), e.Message, e.StackTrace, innerFailure, false, properties) { }

    /// <summary>Describes no failure.</summary>
    public FailureDetails()
        : this("None", "", null, null, false, null) { }

    /// <summary>The full name of the exception's type.</summary>
    public string ErrorType { get; }

    /// <summary>The exception's message.</summary>
    public string ErrorMessage { get; }

    /// <summary>The exception's stack trace, where it is known.</summary>
    public string? StackTrace { get; }

    /// <summary>The failure that caused this one, if any.</summary>
    public FailureDetails? InnerFailure { get; }

    /// <summary>Whether retrying makes no sense.</summary>
    public bool IsNonRetriable { get; }

    /// <summary>Further facts about the failure, if any.</summary>
    public IDictionary<string, object?>? Properties { get; }

    /// <summary>Whether the failed exception was a <typeparamref name="T"/> or derived from it.</summary>
    public bool IsCausedBy<T>()
        where T : Exception => Candidates(typeof(T)).Any(typeof(T).IsAssignableFrom);

    /// <inheritdoc/>
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    /// <inheritdoc/>
    public override bool Equals(object? other) => Equals(other as FailureDetails);

    /// <inheritdoc/>
    public bool Equals(FailureDetails? other) =>
        other is not null
        && ErrorType == other.ErrorType
        && ErrorMessage == other.ErrorMessage
        && StackTrace == other.StackTrace
        && Equals(InnerFailure, other.InnerFailure);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ErrorType, ErrorMessage, StackTrace, InnerFailure);

    private static string TypeOf(Exception e) => e.GetType().FullName!;

    /// <summary>The types of that name: the framework's or the asked assembly's if there is one, else any loaded one.</summary>
    private IEnumerable<Type> Candidates(Type target) =>
        (Type.GetType(ErrorType) ?? target.Assembly.GetType(ErrorType)) is { } type
            ? [type]
            : AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(ErrorType)).OfType<Type>();
}
