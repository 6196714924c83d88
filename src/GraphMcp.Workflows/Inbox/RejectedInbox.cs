using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Inbox;

/// <summary>Where blobs go that were not understood: beside the inbox, under the same names.</summary>
internal sealed class RejectedInbox(IWorkspaceProvider places, TimeProvider clock)
{
    /// <summary>What the inbox's name is continued with.</summary>
    public const string Suffix = "-rejected";

    /// <summary>Copies a blob and writes why; both are done again when it is called again.</summary>
    public async Task AddAsync(InboxBlob blob, WorkflowRequestException reason, CancellationToken cancellationToken)
    {
        var rejected = places.Open(blob.Container + Suffix);
        await using (
            var content =
                await places.Open(blob.Container).OpenReadAsync(blob.Name, cancellationToken)
                ?? throw new FileNotFoundException($"'{blob.Name}' is not in the inbox any more.", blob.Name)
        )
        {
            await rejected.WriteAsync(blob.Name, (copy, stop) => content.CopyToAsync(copy, stop), ownerOnly: true, cancellationToken);
        }

        var rejection = new InboxRejection(reason.Code, reason.Message, blob.Name, blob.Version, clock.GetUtcNow());
        await rejected.WriteAsync(
            $"{blob.Name}.reason.json",
            JsonSerializer.SerializeToUtf8Bytes(rejection, WorkflowJson.Indented),
            cancellationToken
        );
    }
}
