namespace Microsoft.DurableTask;

/// <summary>The name of an orchestrator, an activity or an entity; names differ only by more than case.</summary>
public readonly struct TaskName : IEquatable<TaskName>
{
    /// <summary>Makes a task name; <see langword="null"/> gives the default value.</summary>
    public TaskName(string name)
    {
        Name = name;
#pragma warning disable CS0618 // the obsolete property is part of the published shape
        Version = name is null ? null! : "";
#pragma warning restore CS0618
    }

    /// <summary>The name as it was given.</summary>
    public string Name { get; }

    /// <summary>Always empty: versions are told by <see cref="TaskVersion"/>.</summary>
    [Obsolete("Refer to TaskVersion instead.")]
    public string Version { get; }

    /// <summary>The name as a string.</summary>
    public static implicit operator string(TaskName value) => value.Name;

    /// <summary>The string as a name; a null or empty string gives the default value.</summary>
    public static implicit operator TaskName(string value) => string.IsNullOrEmpty(value) ? default : new TaskName(value);

    /// <summary>Whether both name the same task.</summary>
    public static bool operator ==(TaskName a, TaskName b) => a.Equals(b);

    /// <summary>Whether the two name different tasks.</summary>
    public static bool operator !=(TaskName a, TaskName b) => !a.Equals(b);

    /// <inheritdoc/>
    public bool Equals(TaskName other) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TaskName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Name ?? "");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
