using System.Security.Cryptography;
using System.Text.Json;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace GraphMcp.Functions.Http;

/// <summary>Validators of answers.</summary>
internal static class EntityTag
{
    /// <summary>Returns a status's validator: a weak one, since what only the clock moves does not count.</summary>
    public static EntityTagHeaderValue Of(WorkflowStatus status)
    {
        var still = status with { ElapsedSeconds = null, Progress = status.Progress with { Eta = null } };
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(still, WorkflowJson.Compact));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"", isWeak: true);
    }

    /// <summary>Returns whether the request says that it has what the validator stands for.</summary>
    public static bool IsKnownTo(HttpRequest request, EntityTagHeaderValue tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(tag, useStrongComparison: false));
}
