namespace Microsoft.DurableTask.Worker;

/// <summary>Says which properties of an exception become part of a task's failure.</summary>
public interface IExceptionPropertiesProvider
{
    /// <summary>The properties, or null for none.</summary>
    IDictionary<string, object?>? GetExceptionProperties(Exception exception);
}
