namespace Microsoft.DurableTask;

/// <summary>The version of an orchestrator or an activity; versions differ only by more than case.</summary>
public readonly struct TaskVersion : IEquatable<TaskVersion>
{
    /// <summary>No version: equal to a version made of null or of an empty string.</summary>
    public static readonly TaskVersion Unversioned;

    private readonly string? _version;

    /// <summary>Makes a version; null and the empty string mean "unversioned".</summary>
    /// <exception cref="ArgumentException">The version has nothing but white space.</exception>
    public TaskVersion(string? version)
    {
        if (!string.IsNullOrEmpty(version) && string.IsNullOrWhiteSpace(version))
        {
            throw new ArgumentException(
                "A version of white space only is not allowed; an unversioned task has null or an empty string.",
                nameof(version)
            );
        }

        _version = version ?? "";
    }

    /// <summary>The version as a string, empty when there is none.</summary>
    public string Version => _version ?? "";

    /// <summary>The version as a string, empty when there is none.</summary>
    public static implicit operator string(TaskVersion value) => value.Version;

    /// <summary>The string as a version.</summary>
    public static implicit operator TaskVersion(string? value) => new(value);

    /// <summary>Whether both are the same version.</summary>
    public static bool operator ==(TaskVersion a, TaskVersion b) => a.Equals(b);

    /// <summary>Whether the two are different versions.</summary>
    public static bool operator !=(TaskVersion a, TaskVersion b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskVersion other) => string.Equals(Version, other.Version, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Version);
}
