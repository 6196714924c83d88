using System.Collections.Concurrent;

namespace Durable.Embedded.FunctionsHost.Tests.Blobs;

/// <summary>What functions were started by.</summary>
public sealed class Landed
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Gets who took what, in order.</summary>
    public ConcurrentQueue<string> All { get; } = [];

    /// <summary>Gets or sets what happens when a function takes a blob, by what is noted of it.</summary>
    public Action<string> Take { get; set; } = _ => { };

    public void Add(string what)
    {
        All.Enqueue(what);
        Take(what);
    }

    /// <summary>Waits until something holds, looking again and again.</summary>
    public static async Task UntilAsync(Func<bool> holds, Action? meanwhile = null)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!holds())
        {
            meanwhile?.Invoke();
            await poll.WaitForNextTickAsync(deadline.Token);
        }
    }
}
