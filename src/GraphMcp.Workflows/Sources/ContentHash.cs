using System.Security.Cryptography;

namespace GraphMcp.Workflows.Sources;

/// <summary>The one way in which contents are told apart: the lower-case hexadecimal SHA-256.</summary>
public static class ContentHash
{
    /// <summary>Returns the hash of a content.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
