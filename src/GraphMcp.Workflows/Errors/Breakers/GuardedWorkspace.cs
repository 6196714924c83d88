using System.Runtime.CompilerServices;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Errors.Breakers;

/// <summary>A workspace behind its circuit breaker.</summary>
/// <remarks>
/// Every failure counts: no file of a workspace is bad by itself, and all activities begin with the same one, the mark of a forced stop.
/// </remarks>
internal sealed class GuardedWorkspace(IWorkspace workspace, DependencyBreaker breaker) : IWorkspace
{
    public ValueTask<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        breaker.RunAsync(subject: null, stop => workspace.CreateAsync(path, content, stop), cancellationToken);

    public ValueTask WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        RunAsync(stop => workspace.WriteAsync(path, content, stop), cancellationToken);

    public ValueTask WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        bool ownerOnly,
        CancellationToken cancellationToken
    ) => RunAsync(stop => workspace.WriteAsync(path, write, ownerOnly, stop), cancellationToken);

    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken) =>
        breaker.RunAsync(subject: null, stop => workspace.ReadAsync(path, stop), cancellationToken);

    public ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        breaker.RunAsync(subject: null, stop => workspace.OpenReadAsync(path, stop), cancellationToken);

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var list = workspace.ListAsync(folder, cancellationToken).GetAsyncEnumerator(cancellationToken);
        Func<CancellationToken, ValueTask<bool>> step = _ => list.MoveNextAsync();
        while (await breaker.RunAsync(subject: null, step, cancellationToken))
        {
            yield return list.Current;
        }
    }

    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken) =>
        RunAsync(stop => workspace.DeleteAsync(path, stop), cancellationToken);

    private async ValueTask RunAsync(Func<CancellationToken, ValueTask> call, CancellationToken cancellationToken) =>
        _ = await breaker.RunAsync(
            subject: null,
            async stop =>
            {
                await call(stop);
                return true;
            },
            cancellationToken
        );
}
