using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Storage.Tests.Folders;

/// <summary>Opens sources as the application does.</summary>
internal static class SourceOn
{
    public static ValueTask<IFileSource> Folder(string path, string[]? include = null, string[]? exclude = null, string? output = null)
    {
        var provider = new ServiceCollection().AddGraphMcpStorage().BuildServiceProvider().GetRequiredService<IFileSourceProvider>();
        var spec = new SourceSpec(
            FolderUri.FromPath(path),
            include ?? [],
            exclude ?? [],
            output is null ? null : FolderUri.FromPath(output)
        );
        return provider.OpenAsync(spec, TestContext.Current.CancellationToken);
    }

    public static async Task<List<string>> ListAsync(this IFileSource source, string? after = null)
    {
        var paths = new List<string>();
        await foreach (var file in source.EnumerateAsync(after, TestContext.Current.CancellationToken))
        {
            paths.Add(file.Path);
        }

        return paths;
    }
}
