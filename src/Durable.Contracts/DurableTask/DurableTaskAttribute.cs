namespace Microsoft.DurableTask;

/// <summary>Names the orchestrator, activity or entity that a class is.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DurableTaskAttribute : Attribute
{
    /// <summary>Gives the class a task name; without one the class's own name counts.</summary>
    public DurableTaskAttribute(string? name = null)
    {
        Name = string.IsNullOrEmpty(name) ? default : new TaskName(name);
    }

    /// <summary>The task name, or the default value for the class's own.</summary>
    public TaskName Name { get; }

    /// <summary>The task's version. Default: null, unversioned.</summary>
    public string? Version { get; set; }
}
