namespace Durable.Embedded.Tests;

/// <summary>Lets a test and the code that it runs wait for each other.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOpen => _source.Task.IsCompleted;

    public void Open() => _source.TrySetResult();

    public Task PassAsync(CancellationToken cancellation = default) => _source.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellation);
}
