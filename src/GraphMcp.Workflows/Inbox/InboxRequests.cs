using System.Text.Json;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Inbox;

/// <summary>Makes a request of what landed.</summary>
internal sealed class InboxRequests(IWorkspaceProvider places)
{
    private static readonly Dictionary<string, InboxKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".zip"] = InboxKind.Archive,
        [".tar.gz"] = InboxKind.Archive,
        [".tgz"] = InboxKind.Archive,
        [".jsonl"] = InboxKind.List,
        [".csv"] = InboxKind.List,
        [".txt"] = InboxKind.List,
        [".json"] = InboxKind.JsonRequest,
        [".yaml"] = InboxKind.YamlRequest,
        [".yml"] = InboxKind.YamlRequest,
    };

    /// <summary>Returns the request of a blob, with the id that belongs to it.</summary>
    /// <exception cref="WorkflowRequestException">It cannot be understood; the message says what was expected.</exception>
    public async Task<WorkflowRequest> ReadAsync(InboxBlob blob, CancellationToken cancellationToken)
    {
        var request = KindOf(blob.Name) switch
        {
            InboxKind.Archive => Over("zip:", blob),
            InboxKind.List => Over("list:", blob),
            InboxKind.JsonRequest => Parse(blob, await ReadTextAsync(blob, cancellationToken)),
            InboxKind.YamlRequest => Parse(blob, YamlJson.Convert(await ReadTextAsync(blob, cancellationToken))),
            _ => throw Wrong(
                $"Nothing is known to do with '{blob.Name}'; expected is a name that ends in {string.Join(", ", Kinds.Keys)}."
            ),
        };
        return request with { Id = InboxIds.Of(blob) };
    }

    private static InboxKind KindOf(string name) =>
        Kinds.FirstOrDefault(kind => name.EndsWith(kind.Key, StringComparison.OrdinalIgnoreCase)).Value;

    private static WorkflowRequest Over(string scheme, InboxBlob blob) =>
        new()
        {
            Template =
                blob.Template ?? throw Wrong("It lies in no folder; expected is TEMPLATE/NAME, where the folder names the template."),
            Source = new SourceRequest { Uri = scheme + blob.Uri },
        };

    private static WorkflowRequest Parse(InboxBlob blob, string json)
    {
        var request = Deserialize(json);
        if (request.Id is not null || request.IdempotencyKey is not null)
        {
            throw Wrong("'id' and 'idempotencyKey' come from the blob itself and cannot be asked for.");
        }

        if (request.Template is { } named && blob.Template is { } folder && named != folder)
        {
            throw Wrong($"It names the template '{named}' and lies in the folder of '{folder}'.");
        }

        return request with
        {
            Template = request.Template ?? blob.Template,
        };
    }

    private static WorkflowRequest Deserialize(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<WorkflowRequest>(json, WorkflowJson.Strict) ?? throw Wrong("The request is empty.");
        }
        catch (JsonException exception)
        {
            throw new WorkflowRequestException($"The request is not as expected: {exception.Message}", exception);
        }
    }

    private async Task<string> ReadTextAsync(InboxBlob blob, CancellationToken cancellationToken)
    {
        if (blob.Size > WorkflowJson.MaxRequestBytes)
        {
            throw Wrong($"A request has at most {WorkflowJson.MaxRequestBytes} bytes; this one has {blob.Size}.");
        }

        var content =
            await places.Open(blob.Container).ReadAsync(blob.Name, cancellationToken)
            ?? throw new FileNotFoundException($"'{blob.Name}' is not in the inbox any more.", blob.Name);
        return new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetString(content).TrimStart('\uFEFF');
    }

    private static WorkflowRequestException Wrong(string message) => new(message);
}
