namespace Microsoft.DurableTask;

/// <summary>The base of activities that are classes.</summary>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    Type ITaskActivity.InputType => typeof(TInput);

    Type ITaskActivity.OutputType => typeof(TOutput);

    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, TaskInput.As<TInput>(input));
    }

    /// <summary>Does the work; it may run more than once.</summary>
    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
}
