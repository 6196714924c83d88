using GraphMcp.Workflows.Management;
using Microsoft.AspNetCore.Http;

namespace GraphMcp.Functions.Http;

/// <summary>The header <c>Idempotency-Key</c>, which says the same as the field of the body.</summary>
internal static class IdempotencyKeyHeader
{
    private const string Name = "Idempotency-Key";

    /// <summary>Returns the request with the key that the header gives.</summary>
    /// <exception cref="BadHttpRequestException">Header and body give different keys.</exception>
    public static WorkflowRequest Apply(HttpRequest request, WorkflowRequest body)
    {
        var given = request.Headers[Name];
        if (given.Count == 0)
        {
            return body;
        }

        // Written as a structured field it stands in quotes, which are none of the key.
        var key = given.Count == 1 ? given[0]!.Trim() : throw new BadHttpRequestException($"The header {Name} is given more than once.");
        key = key is ['"', .., '"'] and { Length: > 1 } ? key[1..^1] : key;
        return body.IdempotencyKey is null || body.IdempotencyKey == key
            ? body with
            {
                IdempotencyKey = key,
            }
            : throw new BadHttpRequestException($"The header {Name} and the field 'idempotencyKey' are not the same.");
    }
}
