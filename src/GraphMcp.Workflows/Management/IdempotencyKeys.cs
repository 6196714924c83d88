using System.Security.Cryptography;
using System.Text;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Management;

/// <summary>Which id a key stands for: written before anything else of a start, so that repeating it anywhere finds it again.</summary>
internal static class IdempotencyKeys
{
    private const int MaxLength = 256;

    /// <summary>Returns the hash under which a key is kept.</summary>
    /// <exception cref="WorkflowRequestException">It is no key.</exception>
    public static string? HashOf(string? key) =>
        key switch
        {
            null => null,
            { Length: 0 or > MaxLength } => throw new WorkflowRequestException($"'idempotencyKey' must have 1 to {MaxLength} characters."),
            _ => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
        };

    /// <summary>Returns the id that the key stands for: the given one where the key is new.</summary>
    public static async Task<string> ClaimAsync(IWorkspace workspace, string keyHash, string id, CancellationToken cancellationToken)
    {
        var path = WorkspacePaths.IdempotencyKey(keyHash);
        return await workspace.CreateAsync(path, Encoding.UTF8.GetBytes(id), cancellationToken)
            ? id
            : Encoding.UTF8.GetString((await workspace.ReadAsync(path, cancellationToken))!);
    }
}
