using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Tests.Doubles;

/// <summary>A workspace in memory, which counts its writes and can be made to fail.</summary>
internal sealed class MemoryWorkspace : IWorkspace, IWorkspaceProvider
{
    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<string> Created { get; } = [];

    /// <summary>Gets or sets what happens before each write; it may throw.</summary>
    public Func<string, Task> BeforeWrite { get; set; } = _ => Task.CompletedTask;

    /// <summary>Gets or sets what happens before each read; it may throw.</summary>
    public Action<string> BeforeRead { get; set; } = _ => { };

    /// <summary>Gets or sets what happens before each deletion; it may throw.</summary>
    public Action<string> BeforeDelete { get; set; } = _ => { };

    /// <summary>Gets or sets what happens after each file that was created; it may throw.</summary>
    public Func<string, Task> AfterCreate { get; set; } = _ => Task.CompletedTask;

    public IWorkspace Open(string uri) => this;

    public async ValueTask<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await BeforeWrite(path);
        var created = Files.TryAdd(path, content.ToArray());
        if (created)
        {
            Created.Add(path);
            await AfterCreate(path);
        }

        return created;
    }

    public async ValueTask WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await BeforeWrite(path);
        Files[path] = content.ToArray();
    }

    public ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        BeforeRead(path);
        return ValueTask.FromResult(Files.GetValueOrDefault(path));
    }

    public ValueTask<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        BeforeRead(path);
        return ValueTask.FromResult<Stream?>(Files.TryGetValue(path, out var content) ? new MemoryStream(content) : null);
    }

    public async IAsyncEnumerable<string> ListAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (
            var path in Files.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        )
        {
            yield return path;
        }
    }

    public ValueTask DeleteAsync(string path, CancellationToken cancellationToken)
    {
        BeforeDelete(path);
        foreach (var found in Files.Keys.Where(key => key == path || key.StartsWith(path + "/", StringComparison.Ordinal)))
        {
            Files.TryRemove(found, out _);
        }

        return default;
    }

    public string Text(string path) => Encoding.UTF8.GetString(Files[path]);

    public IReadOnlyList<string> Under(string folder) =>
        [.. Files.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
