using System.Globalization;
using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>A workspace behind its circuit breaker.</summary>
/// <remarks>
/// Every failure counts: no file of a workspace is bad by itself, and all activities begin with the same one, the mark of a forced stop.
/// </remarks>
internal sealed class GuardedWorkspace(IWorkspace workspace, DependencyBreaker breaker) : IWorkspace
{
    // Of the process: workspaces are opened anew by each activity, and share their breaker.
    private static long calls;

    public ValueTask<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        breaker.RunAsync(Subject(path), stop => workspace.CreateAsync(path, content, stop), cancellationToken);

    public ValueTask WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        RunAsync(path, stop => workspace.WriteAsync(path, content, stop), cancellationToken);

    public ValueTask WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        bool ownerOnly,
        CancellationToken cancellationToken
    ) => RunAsync(path, stop => workspace.WriteAsync(path, write, ownerOnly, stop), cancellationToken);

    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken) =>
        breaker.RunAsync(Subject(path), stop => workspace.ReadAsync(path, stop), cancellationToken);

    public ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        breaker.RunAsync(Subject(path), stop => workspace.OpenReadAsync(path, stop), cancellationToken);

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var list = workspace.ListAsync(folder, cancellationToken).GetAsyncEnumerator(cancellationToken);
        Func<CancellationToken, ValueTask<bool>> step = _ => list.MoveNextAsync();
        while (await breaker.RunAsync(Subject(folder), step, cancellationToken))
        {
            yield return list.Current;
        }
    }

    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken) =>
        RunAsync(path, stop => workspace.DeleteAsync(path, stop), cancellationToken);

    private async ValueTask RunAsync(string path, Func<CancellationToken, ValueTask> call, CancellationToken cancellationToken) =>
        _ = await breaker.RunAsync(
            Subject(path),
            async stop =>
            {
                await call(stop);
                return true;
            },
            cancellationToken
        );

    private static string Subject(string path) => string.Create(CultureInfo.InvariantCulture, $"{path}#{Interlocked.Increment(ref calls)}");
}
