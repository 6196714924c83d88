using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Application;

/// <summary>Reads what a later step had to add to the results of a shard.</summary>
internal static class FileAddenda
{
    /// <summary>Returns the addenda of a committed file by path; none where the step has not committed one.</summary>
    public static async Task<Dictionary<string, FileAddendum>> ReadAsync(
        IWorkspace workspace,
        string path,
        CancellationToken cancellationToken
    )
    {
        var content = await workspace.ReadAsync(path, cancellationToken);
        var addenda = content is null ? [] : JsonLines.ReadLines<FileAddendum>(content);
        return addenda.ToDictionary(addendum => addendum.Path, StringComparer.Ordinal);
    }
}
