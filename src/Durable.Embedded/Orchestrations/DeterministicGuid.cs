using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Durable.Embedded.Orchestrations;

/// <summary>The published way to make a GUID that a replay makes again: version 5, of the instance's id, the turn's time and a counter.</summary>
internal static class DeterministicGuid
{
    private static readonly byte[] Namespace = Guid.Parse("9e952958-5e33-4daf-827f-2fa12937b875").ToByteArray(bigEndian: true);

    /// <summary>Whether an instance id looks like one of these, and not like one that somebody has chosen.</summary>
    public static bool IsIn(string? instanceId) =>
        instanceId is { Length: 32 } && instanceId[12] == '5' && Guid.TryParseExact(instanceId, "N", out _);

    [SuppressMessage("Security", "CA5350", Justification = "Version 5 GUIDs are made of SHA-1; nothing is protected by it.")]
    public static Guid Create(string instanceId, DateTime time, int counter)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}_{time:o}_{counter}");
        byte[] bytes = [.. Namespace, .. Encoding.UTF8.GetBytes(name)];
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(bytes, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
